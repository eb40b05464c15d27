/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import org.qingshan.pipeline.rules.Parameters;

/** Port, filled by the alarm room: the parameters of windows and conditions with the times they hold. */
public interface ParametersInForce {

    Parameters current();
}
