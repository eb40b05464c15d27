/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import org.qingshan.server.registry.imports.RegistryEdits;
import org.qingshan.server.registry.imports.RegistryEndings;
import org.qingshan.server.registry.imports.SheetKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reference oxygen of points; they are read and made below their point. */
@RestController
@RequestMapping("/api/v1/registry/reference-o2")
class ReferenceO2Controller extends RowController<Bodies.ReferenceO2Body> {

    ReferenceO2Controller(RegistryEdits edits, RegistryEndings endings) {
        super(SheetKind.REFERENCE_O2, edits, endings);
    }
}
