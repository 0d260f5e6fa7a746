package com.mantisnxt.sync.base.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Under its name only when it is whole: another node with the same folder may read it at any moment. */
    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // readable to its owner alone, as every temporary file
        Path made = Files.createTempFile(folder, "secret", ".key");
        try {
            Files.writeString(made, Base64.getEncoder().encodeToString(bytes));
            name(made, file);
        } catch (FileAlreadyExistsException e) {
            // the other node was faster; its key is the one
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void name(Path made, Path file) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(made, file);
        }
    }
}
