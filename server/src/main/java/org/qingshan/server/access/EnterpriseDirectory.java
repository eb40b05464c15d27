/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import java.util.Optional;

/** Port, filled by {@code registry}: the enterprises that posts name by their code. */
public interface EnterpriseDirectory {

    Optional<Entry> findByCode(String code);

    /** @param id internal */
    record Entry(int id, String name, String nameEn) {}
}
