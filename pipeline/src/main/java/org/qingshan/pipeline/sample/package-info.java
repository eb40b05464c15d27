/* SPDX-License-Identifier: Apache-2.0 */
/** What devices sent, in compact form, and the value in force among re-sends and split parts. */
@NullMarked
package org.qingshan.pipeline.sample;

import org.jspecify.annotations.NullMarked;
