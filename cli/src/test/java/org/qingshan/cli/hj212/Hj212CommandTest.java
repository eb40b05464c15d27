/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.cli.Main;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.FrameDecoder;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.Replies;
import picocli.CommandLine;

class Hj212CommandTest {
    private static final String SEGMENT =
            "QN=20261123101500123;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC1;Flag=5;"
                    + "CP=&&DataTime=20261123101500;w01018-Rtd=23.20,w01018-Flag=N&&";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String wire(String segment) {
        return new String(PacketEncoder.frame(segment.getBytes(UTF_8), CrcVariant.STANDARD), UTF_8);
    }

    @Test
    void decodeWritesOneLineWithTheKeysOfTheContract() throws IOException {
        assertThat(run("hj212", "decode", file("good.txt", wire(SEGMENT)))).isZero();
        assertThat(out).hasToString("""
                {"mn":"010000A8900016F000169DC1","cn":"2011","st":"32","qn":"20261123101500123","flag":5,"edition":"2017",\
                "pnum":null,"pno":null,"rf":false,"crc":"ok","crcSent":"4E00","crcComputed":"4E00",\
                "dataTime":"20261123101500","params":{},"factors":{"w01018":{"Rtd":"23.20","Flag":"N"}},\
                "problems":[{"code":"hj212.value.digits","detail":"w01018-Rtd=23.20"}]}
                """);
    }

    @Test
    void decodeGivesBadPacketsALineTooAndExitsWithOne() throws IOException {
        String text = "# a comment\n" + wire(SEGMENT).replace("\r\n", "\n")
                + wire(SEGMENT).replace("23.20", "24.20");
        assertThat(run("hj212", "decode", file("mixed.txt", text))).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2).last().asString().contains("hj212.crc.mismatch");
        assertThat(err).asString().contains("hj212.stream.noise");
    }

    @Test
    void decodeTakesTheEditionItIsTold() throws IOException {
        assertThat(run("hj212", "decode", "--edition", "1404", file("good.txt", wire(SEGMENT))))
                .isZero();
        assertThat(out).asString().contains("\"edition\":\"1404\"").contains("hj212.edition.differs");
    }

    @Test
    void wrongUsageExitsWithTwo() throws IOException {
        assertThat(run("hj212")).isEqualTo(2);
        assertThat(run("hj212", "decode", "--edition", "1999", file("good.txt", wire(SEGMENT))))
                .isEqualTo(2);
        assertThat(run("hj212", "send", "nowhere", file("good.txt", wire(SEGMENT))))
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereOrHoldsNoPacketExitsWithOne() throws IOException {
        assertThat(run("hj212", "decode", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run("hj212", "decode", file("empty.txt", "hello"))).isEqualTo(1);
        assertThat(err).asString().contains("hj212.file.unreadable").contains("hj212.file.no-packet");
    }

    @Test
    void encodeMakesTheDecodedPacketAgain() throws IOException {
        run("hj212", "decode", file("good.txt", wire(SEGMENT)));
        String json = file("good.json", out.toString());
        assertThat(standardOutput(() -> assertThat(run("hj212", "encode", json)).isZero()))
                .isEqualTo(wire(SEGMENT));
    }

    @Test
    void encodeNamesWhatIsWrongWithItsInput() throws IOException {
        assertThat(run("hj212", "encode", file("a.json", "{\"cn\":\"2011\"}"))).isEqualTo(1);
        assertThat(run("hj212", "encode", file("b.json", "{\"cn\":"))).isEqualTo(1);
        assertThat(run("hj212", "encode", file("c.json", "{\"cn\":\"2011\",\"mn\":\"1\",\"dataTime\":\"x\"}")))
                .isEqualTo(1);
        assertThat(err)
                .asString()
                .contains("hj212.json.missing: mn")
                .contains("hj212.json.malformed")
                .contains("hj212.json.unusable: dataTime");
    }

    @Test
    void sendShowsTheAnswerOfTheHost() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread host = Thread.ofVirtual().start(() -> answerOne(server));
            String target = "127.0.0.1:" + server.getLocalPort();
            assertThat(run("hj212", "send", target, file("good.txt", wire(SEGMENT))))
                    .isZero();
            host.join();
        }
        assertThat(out).asString().contains("\"cn\":\"9014\"").contains("\"qn\":\"20261123101500123\"");
    }

    @Test
    void sendSaysWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThat(run("hj212", "send", "127.0.0.1:" + port, file("good.txt", wire(SEGMENT))))
                .isEqualTo(1);
        assertThat(err).asString().contains("hj212.send.connection");
    }

    private static void answerOne(ServerSocket server) {
        try (Socket socket = server.accept()) {
            PacketParser parser = new PacketParser();
            byte[] chunk = new byte[4096];
            int length = socket.getInputStream().read(chunk);
            new FrameDecoder().feed(chunk, 0, length, frame -> {
                try {
                    socket.getOutputStream()
                            .write(Replies.findAnswer(parser.parse(frame)).orElseThrow());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encoded packets are bytes and go to standard output itself. */
    private static String standardOutput(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8);
    }
}
