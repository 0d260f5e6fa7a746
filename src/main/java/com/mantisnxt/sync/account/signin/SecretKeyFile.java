package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AccountProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key for second factors: the configured one, else one of our own making in a file that only we may read. */
final class SecretKeyFile implements Supplier<SecretKey> {

    private static final int BYTES = 32;

    private final AccountProperties properties;
    private @Nullable SecretKey key;

    SecretKeyFile(AccountProperties properties) {
        this.properties = properties;
    }

    /** Read on first need: an installation without second factors needs no key. */
    @Override
    public synchronized SecretKey get() {
        if (key == null) {
            String configured = properties.secretKey();
            byte[] bytes = Base64.getDecoder()
                    .decode(configured == null || configured.isBlank() ? fromFile() : configured.strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException("The secret key must be " + BYTES + " bytes in base64");
            }
            key = new SecretKeySpec(bytes, "AES");
        }
        return key;
    }

    private String fromFile() {
        Path file = properties.secretKeyFile();
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key can't be read from or kept in " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Path made = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createFile(file);
            Files.writeString(made, Base64.getEncoder().encodeToString(bytes));
        } catch (FileAlreadyExistsException e) {
            // another node with the same folder was faster; its key is the one
        }
    }
}
