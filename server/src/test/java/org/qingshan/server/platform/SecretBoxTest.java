/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void whatIsSealedOpensAgainAlsoAfterARestart() throws IOException {
        byte[] sealed = new SecretBox(new DataFolder(folder)).seal("123456");
        assertThat(new SecretBox(new DataFolder(folder)).openText(sealed)).isEqualTo("123456");
    }

    @Test
    void theSameSecretLooksDifferentEachTime() throws IOException {
        var box = new SecretBox(new DataFolder(folder));
        assertThat(box.seal("123456")).isNotEqualTo(box.seal("123456"));
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        var box = new SecretBox(new DataFolder(folder));
        byte[] sealed = box.seal("123456");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theKeyIsForItsOwnerOnly() throws IOException {
        assertThat(new SecretBox(new DataFolder(folder)).seal("x")).isNotEmpty();
        Path key = folder.resolve("keys/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }
}
