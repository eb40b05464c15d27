/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.core.env.Environment;

/** The sign-in takes bodies from anybody, so it shows that nobody can send what is too much. */
@ServerTest
class BodyLimitTest {

    private final Environment environment;

    BodyLimitTest(Environment environment) {
        this.environment = environment;
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefusedBeforeItIsSent() throws IOException {
        String answer = answerTo("Content-Length: 99999999\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("platform.body-too-large");
    }

    @Test
    void aBodyOfLengthUnsaidIsCountedAndMayBeSmall() throws IOException {
        String body = "{\"name\":\"nobody\",\"password\":\"x\"}";
        String chunked = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(answerTo("Transfer-Encoding: chunked\r\n\r\n" + chunked))
                .startsWith("HTTP/1.1 401")
                .contains("access.wrong-password");
    }

    private String answerTo(String rest) throws IOException {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String request = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\n" + rest;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return problem(socket.getInputStream());
        }
    }

    /** Up to the code of the problem; whether the connection is closed then is another question. */
    private static String problem(InputStream in) throws IOException {
        var answer = new StringBuilder();
        byte[] block = new byte[4_096];
        while (!answer.toString().contains("\"code\"")) {
            int read = in.read(block);
            if (read < 0) {
                break;
            }
            answer.append(new String(block, 0, read, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }
}
