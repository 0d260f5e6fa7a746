package com.mantisnxt.sync.base.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A key of our own making, in a file that only we may read. */
final class KeyFile {

    private static final int BYTES = 32;

    private final SecretKeyProperties properties;

    KeyFile(SecretKeyProperties properties) {
        this.properties = properties;
    }

    /** The key in base64; made when there is none. */
    String read() {
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
