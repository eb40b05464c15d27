/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

/** Where a {@link FrameDecoder} puts what it finds. */
public interface FrameSink {
    /**
     * A frame, good or rejected; {@link Frame#problems()} tells. The frame is a window on the decoder's buffer and is
     * valid only during this call: copy what must live longer.
     */
    void frame(Frame frame);

    /** Bytes that belong to no frame: modem text, probes, cut-off pieces. Valid only during this call. */
    default void noise(byte[] bytes, int offset, int length) {}
}
