/* SPDX-License-Identifier: Apache-2.0 */
/** The words of the registry and the checks on their values. */
@NullMarked
package org.qingshan.server.registry.model;

import org.jspecify.annotations.NullMarked;
