/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import org.qingshan.hj212.internal.Sm4;

/**
 * A key of a device for the encryption of 2025: SM4, ECB, no padding, and a remainder below 16 bytes stays plain. It is
 * an obligation and not security: equal blocks give equal ciphertext. Use TLS or a private line in addition.
 */
public final class Sm4Key {
    /** Bytes of a key and of a block. */
    public static final int LENGTH = 16;

    private final Sm4 encryption;
    private final Sm4 decryption;

    private Sm4Key(byte[] key) {
        encryption = Sm4.forEncryption(key);
        decryption = Sm4.forDecryption(key);
    }

    /** @param key 16 bytes */
    public static Sm4Key of(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("The key has " + key.length
                    + " bytes, expected 16. Maybe its hexadecimal form was given in place of its bytes.");
        }
        return new Sm4Key(key);
    }

    /** Encrypts the whole blocks of a range in place. */
    public void encrypt(byte[] bytes, int offset, int length) {
        encryption.blocks(bytes, offset, length / LENGTH);
    }

    /** Decrypts the whole blocks of a range in place. */
    public void decrypt(byte[] bytes, int offset, int length) {
        decryption.blocks(bytes, offset, length / LENGTH);
    }

    @Override
    public String toString() {
        return "Sm4Key[hidden]";
    }
}
