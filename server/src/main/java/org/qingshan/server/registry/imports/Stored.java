/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.UUID;
import org.qingshan.server.registry.model.Draft;

/** A thing as it is kept now. */
record Stored<D extends Draft>(int id, UUID publicId, int version, D draft) {}
