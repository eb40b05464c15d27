/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.start;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.SettingException;
import org.qingshan.server.platform.StartFailure;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in two languages why the application did not start, where the reason is one that a person can cure. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StartFailureReporter implements SpringBootExceptionReporter {

    /** Constructor as Spring Boot calls it. */
    public StartFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return report(failure, System.err);
    }

    /** Says why. False when the reason is not known: whoever asks prints the details, which then follow what was said. */
    static boolean report(Throwable failure, PrintStream out) {
        Optional<StartFailure> known = explain(failure);
        print(known.orElseGet(() -> unknown(failure)), out);
        return known.isPresent();
    }

    public static void print(StartFailure failure) {
        print(failure, System.err);
    }

    private static void print(StartFailure failure, PrintStream out) {
        out.println(failure.text(new Messages()));
        out.flush();
    }

    private static StartFailure unknown(Throwable failure) {
        return new StartFailure(
                "unknown", Map.of("problem", causes(failure).getLast().toString()));
    }

    /** The first cause that can be explained. */
    public static Optional<StartFailure> explain(Throwable failure) {
        List<Throwable> causes = causes(failure);
        // A setting's own word says more than the binding that failed over it.
        return causes.stream()
                .filter(SettingException.class::isInstance)
                .map(StartFailureReporter::explainOne)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> causes.stream()
                        .map(StartFailureReporter::explainOne)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<StartFailure> explainOne(Throwable cause) {
        return switch (cause) {
            case StartFailure failure -> Optional.of(failure);
            case SettingException setting -> Optional.of(setting(setting.key(), setting.value()));
            case BindException bind
            when bind.getProperty() != null ->
                Optional.of(setting(
                        bind.getProperty().getName().toString(),
                        String.valueOf(bind.getProperty().getValue())));
            case InvalidConfigurationPropertyValueException wrong ->
                Optional.of(setting(
                        wrong.getName().equals("server.port") ? "qingshan.http.port" : wrong.getName(),
                        String.valueOf(wrong.getValue())));
            case MarkedYAMLException yaml ->
                Optional.of(new StartFailure("config-broken", Map.of("problem", problem(yaml))));
            case PortInUseException port ->
                Optional.of(new StartFailure("port-in-use", Map.of("port", port.getPort(), "option", "--http")));
            case FlywayException flyway ->
                Optional.of(new StartFailure("migration", Map.of("problem", String.valueOf(flyway.getMessage()))));
            case IOException io
            when String.valueOf(io.getMessage()).contains("No space left") ->
                Optional.of(new StartFailure("disk-full", Map.of("problem", String.valueOf(io.getMessage()))));
            case IOException io
            when String.valueOf(io.getMessage()).contains("PostgreSQL") ->
                Optional.of(new StartFailure("database", Map.of("problem", String.valueOf(io.getMessage()))));
            default -> Optional.empty();
        };
    }

    private static String problem(MarkedYAMLException yaml) {
        Mark mark = yaml.getProblemMark();
        String where = mark == null ? "" : " (" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ")";
        return yaml.getProblem() + where;
    }

    private static StartFailure setting(String key, String value) {
        var entry = all().find(key);
        boolean secret = entry.map(found -> found.setting().secret()).orElse(false);
        String allowed = entry.map(found -> found.setting().allowed().isEmpty()
                        ? found.setting().en()
                        : found.setting().allowed())
                .orElse("docs/settings.md");
        return new StartFailure("setting", Map.of("key", key, "value", secret ? "***" : value, "allowed", allowed));
    }

    /** All settings of the application, found by looking through its classes. */
    public static SettingsCatalogue all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var holders = new ArrayList<Class<?>>();
        scanner.findCandidateComponents("org.qingshan.server").forEach(candidate -> {
            String name = candidate.getBeanClassName();
            if (name != null) {
                holders.add(ClassUtils.resolveClassName(name, StartFailureReporter.class.getClassLoader()));
            }
        });
        return SettingsCatalogue.of(holders);
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
