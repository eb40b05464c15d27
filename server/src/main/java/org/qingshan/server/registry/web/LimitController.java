/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Limits of points; they are read and made below their point. */
@RestController
@RequestMapping("/api/v1/registry/limits")
class LimitController extends RowController<Bodies.LimitBody> {

    LimitController(RegistryEdits edits, RegistryEndings endings) {
        super(SheetKind.LIMITS, edits, endings);
    }
}
