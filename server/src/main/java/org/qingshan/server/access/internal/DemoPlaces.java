/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

/** Where the demonstration's officer and enterprise manager belong; the objects come later, by import. */
final class DemoPlaces {

    static final String DISTRICT = "990102";
    static final String ENTERPRISE = "E01";

    private DemoPlaces() {}
}
