/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import org.qingshan.server.telemetry.store.Layouts;

/** A layout on its way to a number: the event loops make it, the committer numbers it before the first commit that needs it. */
public final class LayoutSlot {

    private final Layouts.Shape shape;
    private final boolean surplus;
    private volatile int id;

    public LayoutSlot(Layouts.Shape shape) {
        this(shape, false);
    }

    private LayoutSlot(Layouts.Shape shape, boolean surplus) {
        this.shape = shape;
        this.surplus = surplus;
    }

    /** A shape that is not to be numbered: its device had too many new ones. */
    static LayoutSlot surplus(Layouts.Shape shape) {
        return new LayoutSlot(shape, true);
    }

    boolean isSurplus() {
        return surplus;
    }

    public Layouts.Shape shape() {
        return shape;
    }

    public boolean isNumbered() {
        return id != 0;
    }

    int id() {
        return id;
    }

    void number(int number) {
        id = number;
    }
}
