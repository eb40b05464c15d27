/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketSplitter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** {@code hj212 encode}: packets from JSON. */
@Command(
        name = "encode",
        description = "Make packets of the JSON objects in FILE (the form that decode writes, and pw).",
        mixinStandardHelpOptions = true)
final class EncodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON objects, one after the other; - is standard input.")
    private String file = "-";

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Option(names = "--split", description = "Split packets longer than 1024 bytes.")
    private boolean split;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        // Not the writer of the command line: an encrypted packet is bytes and no text.
        OutputStream out = System.out;
        try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file);
                JsonInput input = new JsonInput(in)) {
            for (Map<String, @Nullable Object> json = input.next(); json != null; json = input.next()) {
                write(new PacketFromJson(json).packet(), out);
            }
            out.flush();
            return 0;
        } catch (BadPacketException e) {
            Streams.err(spec).println(e.code() + ": " + e.getMessage());
        } catch (JacksonException e) {
            Streams.err(spec).println("hj212.json.malformed: " + e.getOriginalMessage());
        } catch (IOException e) {
            Streams.err(spec).println("hj212.file.unreadable: " + file + " (" + Streams.reason(e) + ")");
        }
        return 1;
    }

    private void write(OutgoingPacket packet, OutputStream out) throws IOException {
        for (OutgoingPacket part : split ? PacketSplitter.split(packet) : List.of(packet)) {
            out.write(PacketEncoder.encode(part, StandardCharsets.UTF_8, profile.variant(spec), profile.findKey(spec)));
        }
    }
}
