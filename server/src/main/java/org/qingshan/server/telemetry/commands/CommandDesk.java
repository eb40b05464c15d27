/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.gateway.DeviceConnection;
import org.qingshan.server.telemetry.gateway.DeviceTraffic;
import org.springframework.stereotype.Component;

/**
 * Sends commands and follows them: one open request per device, the others wait; re-sent when no 9011 comes, given up when the
 * execution takes too long ({@link CommandSettings}). Event loops only put what they hear into a queue; everything else runs
 * in one job. A device heard again after a silence is asked for the hours and minutes it may have kept.
 */
@Component
public class CommandDesk implements DeviceTraffic {

    private static final Duration QUEUED_LIMIT = Duration.ofHours(6);
    private static final long ANSWER_FIRST_NANOS = 400_000_000;

    private final CommandStore store;
    private final CommandJournal journal;
    private final Gaps gaps;
    private final CommandSettings settings;
    private final Clock clock;
    private final Map<Integer, Route> routes = new ConcurrentHashMap<>();
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Map<Integer, OpenCommand> open = new HashMap<>();
    /** What was given up last, per device: its answer may still come. */
    private final Map<Integer, OpenCommand> givenUp = new HashMap<>();

    private final OfferedPasswords offered = new OfferedPasswords();
    private final Map<Integer, Instant> formerlySeen = new HashMap<>();
    private volatile int openCount;
    private boolean begun;
    private long lastQn;

    private record Route(
            AdmittedDevice device, Edition edition, String st, DeviceConnection connection, long heardMillis) {

        /** Another socket, another registration, or a second has passed: refreshing at each packet would cost too much. */
        boolean isStale(AdmittedDevice now, DeviceConnection on, long millis) {
            return connection != on || !device.equals(now) || millis - heardMillis > 1_000;
        }
    }

    private sealed interface Heard {
        record Reply(int device, Packet packet) implements Heard {}

        record Taken(AdmittedDevice device, OpenCommand command) implements Heard {}

        record TimeWanted(AdmittedDevice device, Edition edition, String factor, long heardNanos) implements Heard {}

        record Back(AdmittedDevice device, long sinceMillis) implements Heard {}
    }

    CommandDesk(
            CommandStore store, CommandJournal journal, Gaps gaps, CommandSettings settings, Clock clock, Jobs jobs) {
        this.store = store;
        this.journal = journal;
        this.gaps = gaps;
        this.settings = settings;
        this.clock = clock;
        jobs.every("telemetry.commands", Duration.ofMillis(500), this::work);
    }

    @Override
    public void heard(AdmittedDevice device, Packet packet, DeviceConnection connection) {
        long now = clock.millis();
        Route before = routes.get(device.id());
        if (before == null || before.isStale(device, connection, now)) {
            routes.put(device.id(), routeOf(before, device, packet, connection, now));
            if (before == null
                    || now - before.heardMillis() > gaps.tolerance(device).toMillis()) {
                heard.add(new Heard.Back(device, before == null ? -1 : before.heardMillis()));
            }
        }
        offered.findTaken(device, packet.pw()).ifPresent(command -> heard.add(new Heard.Taken(device, command)));
        if (packet.cn().equals("1013")) {
            String factor = packet.findParam("PolId").orElse("");
            heard.add(new Heard.TimeWanted(device, packet.edition(), factor, System.nanoTime()));
        } else if (packet.reply() || isData(packet)) {
            heard.add(new Heard.Reply(device.id(), packet));
        }
    }

    @Override
    public boolean isOffered(AdmittedDevice device, String password) {
        return offered.isOffered(device, password);
    }

    /** A reply has another ST (91), which also tells surface-water stations from the edition of 2025. */
    private static Route routeOf(
            @Nullable Route before, AdmittedDevice device, Packet packet, DeviceConnection connection, long now) {
        return before != null && packet.reply()
                ? new Route(device, before.edition(), before.st(), connection, now)
                : new Route(device, packet.edition(), packet.st(), connection, now);
    }

    @Override
    public void closed(DeviceConnection connection) {
        // The route stays: it says when the device was last heard; sending on it does nothing.
    }

    /** Data that may belong to an open exchange; live data is not worth a look, nor is anything while nobody waits. */
    private boolean isData(Packet packet) {
        return openCount > 0 && !packet.cn().equals("2011");
    }

    /** One round; runs every half second. */
    synchronized void work() {
        Instant now = clock.instant();
        if (!begun) {
            store.closeOrphans(now);
            store.listLastSeen().forEach(entry -> formerlySeen.put(entry.getKey(), entry.getValue()));
            begun = true;
        }
        List<Heard> later = new ArrayList<>();
        for (Heard next = heard.poll(); next != null; next = heard.poll()) {
            switch (next) {
                case Heard.Reply reply -> answered(reply.device(), reply.packet(), now);
                case Heard.Taken taken -> passwordTaken(taken, now);
                case Heard.TimeWanted wanted -> setClock(wanted, later, now);
                case Heard.Back back -> askForGap(back, now);
            }
        }
        heard.addAll(later);
        List.copyOf(open.values()).forEach(command -> lookAtTheClock(command, now));
        store.expire(now.minus(QUEUED_LIMIT), now);
        sendNext(now);
    }

    /** 9013 goes first, after the commit of the 1013; the time follows in a later round. */
    private void setClock(Heard.TimeWanted wanted, List<Heard> later, Instant now) {
        if (System.nanoTime() - wanted.heardNanos() < ANSWER_FIRST_NANOS) {
            later.add(wanted);
        } else {
            queueClock(wanted, now);
        }
    }

    /** The clock of the logger, of one of its instruments, or of a surface-water station. */
    private void queueClock(Heard.TimeWanted wanted, Instant now) {
        boolean station = wanted.edition() == Edition.HJ_1404 && wanted.factor().isEmpty();
        CommandKind kind = station ? CommandKind.SET_STATION_CLOCK : CommandKind.SET_CLOCK;
        Map<String, String> parameters = wanted.factor().isEmpty() ? Map.of() : Map.of("PolId", wanted.factor());
        if (kind.wrongParameters(parameters, wanted.edition()).isEmpty()) {
            queue(wanted.device().id(), kind, parameters, "device", now);
        }
    }

    private void sendNext(Instant now) {
        int sends = 0;
        for (OpenCommand command : store.listNext(now)) {
            Route route = routes.get(command.device);
            if (sends < settings.sendsPerRound()
                    && !open.containsKey(command.device)
                    && route != null
                    && route.connection().isOpen()
                    && isKnown(command, route, now)) {
                open.put(command.device, command);
                openCount = open.size();
                command.qn = nextQn(now);
                send(command, route, now);
                sends++;
            }
        }
    }

    private boolean isKnown(OpenCommand command, Route route, Instant now) {
        if (command.kind.isKnownTo(route.edition())
                && command.kind
                        .wrongParameters(command.parameters, route.edition())
                        .isEmpty()) {
            return true;
        }
        store.addAnswer(command.id, "edition=" + route.edition().code());
        become(command, CommandState.CANCELLED, null, now);
        return false;
    }

    private void send(OpenCommand command, Route route, Instant now) {
        command.become(CommandState.SENT);
        command.attempts++;
        command.deadline = now.plus(settings.answerTime());
        store.save(command, null, now);
        offered.offer(command, route.device());
        var address = new CommandPacket.Address(
                route.device().mn(), offered.passwordOf(route.device()), route.edition(), route.st());
        route.connection().send(CommandPacket.encode(command, address, now));
    }

    private void answered(int device, Packet packet, Instant now) {
        OpenCommand command = open.get(device);
        OpenCommand late = givenUp.get(device);
        if (packet.reply() && late != null && late.qn.equals(qnOf(packet))) {
            store.addAnswer(late.id, "late " + packet.cn());
        } else if (command != null && !packet.reply()) {
            data(command, packet, now);
        } else if (command != null && command.qn.equals(qnOf(packet))) {
            reply(command, packet, now);
        }
    }

    /** A packet under the new password tells as much as a 9012, also when that was given up waiting for. */
    private void passwordTaken(Heard.Taken heard, Instant now) {
        OpenCommand command = heard.command();
        if (command.state.isOpen()) {
            become(command, CommandState.DONE, 1, now);
        } else if (!command.taken) {
            journal.passwordTaken(command);
            command.taken = true;
        }
    }

    private void data(OpenCommand command, Packet packet, Instant now) {
        if (command.isAnsweredBy(packet)) {
            command.packets++;
            command.extend(now);
            store.save(command, null, now);
            if (!command.kind.fetchesHistory()) {
                answers(packet).forEach(answer -> store.addAnswer(command.id, answer));
            }
        }
    }

    private static Stream<String> answers(Packet packet) {
        Stream<String> named = packet.params().stream()
                .filter(param -> !CommandKind.isSecret(param.name()))
                .map(param -> param.name() + "=" + param.text());
        Stream<String> ofFactors = packet.factors().stream()
                .flatMap(factor -> factor.values().stream()
                        .map(value -> factor.sentCode() + "-" + value.suffixText() + "=" + value.text()));
        return Stream.concat(named, ofFactors);
    }

    private void reply(OpenCommand command, Packet packet, Instant now) {
        switch (packet.cn()) {
            case "9011" -> {
                int result = number(packet, "QnRtn");
                if (result == 1 && command.state == CommandState.SENT) {
                    command.accepted(now);
                    become(command, CommandState.ACCEPTED, null, now);
                } else if (result != 1) {
                    become(command, CommandState.REFUSED, result, now);
                }
            }
            case "9012" -> {
                int result = number(packet, "ExeRtn");
                become(command, result == 1 || result == 100 ? CommandState.DONE : CommandState.FAILED, result, now);
            }
            case "9013" -> become(command, CommandState.DONE, null, now);
            default -> store.addAnswer(command.id, packet.cn());
        }
    }

    private void lookAtTheClock(OpenCommand command, Instant now) {
        if (now.isBefore(command.deadline)) {
            return;
        }
        Route route = routes.get(command.device);
        boolean again = command.state == CommandState.SENT && command.attempts < settings.attempts();
        if (again && route != null && route.connection().isOpen()) {
            send(command, route, now);
        } else {
            become(command, CommandState.TIMED_OUT, null, now);
        }
    }

    private void become(OpenCommand command, CommandState next, @Nullable Integer result, Instant now) {
        if (!command.state.next().contains(next)) {
            return;
        }
        command.become(next);
        if (!next.isOver()) {
            store.save(command, result, now);
            return;
        }
        open.remove(command.device);
        openCount = open.size();
        switch (next) {
            case TIMED_OUT -> givenUp.put(command.device, command);
            case REFUSED, FAILED -> offered.withdraw(command);
            case DONE -> command.taken = true;
            case QUEUED, SENT, ACCEPTED, CANCELLED -> {}
        }
        // What was sent went by a route, and routes stay.
        Route route = Objects.requireNonNull(routes.get(command.device));
        journal.close(command, route.device(), route.edition(), result, now);
        if (next != CommandState.DONE && command.origin.equals(Gaps.ORIGIN)) {
            gaps.unanswered(command, route.device(), route.connection().isOpen(), now);
        }
    }

    private void askForGap(Heard.Back back, Instant now) {
        Instant since = back.sinceMillis() < 0
                ? formerlySeen.remove(back.device().id())
                : Instant.ofEpochMilli(back.sinceMillis());
        if (since != null) {
            gaps.ask(back.device(), since, now);
        }
    }

    private void queue(int device, CommandKind kind, Map<String, String> parameters, String origin, Instant now) {
        if (!store.hasOpen(device, kind)) {
            store.add(device, kind, parameters, origin, null, now);
        }
    }

    private String nextQn(Instant now) {
        lastQn = Math.max(lastQn + 1, now.toEpochMilli());
        return PacketEncoder.QN.format(Instant.ofEpochMilli(lastQn).atZone(ReportingZone.ZONE));
    }

    private static String qnOf(Packet packet) {
        return packet.qn().isEmpty() ? packet.findParam("QN").orElse("") : packet.qn();
    }

    private static int number(Packet packet, String name) {
        String text = packet.findParam(name).orElse("");
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
