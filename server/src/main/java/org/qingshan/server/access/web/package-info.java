/* SPDX-License-Identifier: Apache-2.0 */
/** Sign-in and accounts over HTTP. */
@NullMarked
package org.qingshan.server.access.web;

import org.jspecify.annotations.NullMarked;
