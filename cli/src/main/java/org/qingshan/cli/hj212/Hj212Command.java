/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hj212}: read, make and send telemetry packets. */
@Command(
        name = "hj212",
        description = "Read, make and send HJ 212 packets.",
        mixinStandardHelpOptions = true,
        subcommands = {DecodeCommand.class, EncodeCommand.class, SendCommand.class})
public final class Hj212Command implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing verb: decode, encode or send");
    }
}
