/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.qingshan.server.platform.web;

import org.jspecify.annotations.NullMarked;
