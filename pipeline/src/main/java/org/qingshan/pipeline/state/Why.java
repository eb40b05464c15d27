/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

/** Why a figure is not simply valid. */
public enum Why {
    NO_DATA,
    NOT_DUE,
    STILL_OPEN,
    TOO_FEW,
    DEVICE_FLAG,
    UNKNOWN_FLAG,
    OVER_RANGE,
    ENTERPRISE_MARK,
    WORKING_CONDITION,
    RULING,
    NEGATIVE,
    ZERO_FLOW,
    NOT_CONVERTIBLE,
    NO_REFERENCE,
    NO_FLOW_ARITHMETIC_MEAN,
    IDENTITY
}
