/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.qingshan.server.platform.HttpSettings;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ProblemWriter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than the settings allow, by what they announce and by what is read of them. */
@Component
@Order(5)
class BodyLimit extends OncePerRequestFilter {

    private final long most;
    private final ProblemWriter problems;

    BodyLimit(HttpSettings settings, ProblemWriter problems) {
        this.most = settings.largestBody().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            problems.write(request, response, tooLarge(most));
        } else {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request, most) : request, response);
        }
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(
                ProblemException.Kind.TOO_LARGE, "platform.body-too-large", Map.of("most", (most >> 20) + " MB"));
    }

    /** A body of unannounced length. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final long most;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private long left;
        private final long most;

        CountedStream(ServletInputStream stream, long most) {
            this.stream = stream;
            this.left = most;
            this.most = most;
        }

        private int counted(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw tooLarge(most);
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            int read = stream.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return counted(stream.read(target, from, length));
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
