package com.mantisnxt.sync.connector.upload;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ConnectionRefused;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The newest file of each connection and entity. Goes in and out in pieces, so its size costs no memory. */
@Service
public class Uploads {

    static final int PART_BYTES = 1 << 20;
    private static final int LONGEST_NAME = 255;

    private final UploadStore store;
    private final ConnectorProperties properties;
    private final CurrentCaller currentCaller;
    private final AuditEntries trail;
    private final Clock clock;

    Uploads(
            UploadStore store,
            ConnectorProperties properties,
            CurrentCaller currentCaller,
            AuditEntries trail,
            Clock clock) {
        this.store = store;
        this.properties = properties;
        this.currentCaller = currentCaller;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Keeps a file instead of the one before. Until its last byte came that one stays.
     *
     * @throws com.mantisnxt.sync.base.Refused when it is too large
     */
    public UploadRow keep(UUID connection, EntityType entity, String fileName, InputStream content) {
        currentCaller.require(Right.ADMINISTER);
        String name = shown(fileName);
        UUID id = store.begin(connection, entity, name);
        boolean isKept = false;
        try {
            UploadRow made = copy(id, name, content);
            store.complete(connection, entity, made);
            trail.add(
                    "upload_kept",
                    name,
                    Map.of("connection", connection, "entity", entity.label(), "bytes", made.bytes()));
            isKept = true;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isKept) {
                store.drop(id);
            }
        }
    }

    /** What a browser says its file is called may hold anything. */
    private static String shown(String fileName) {
        String line = fileName.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        String name = line.isEmpty() ? "upload" : line;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private UploadRow copy(UUID id, String name, InputStream content) throws IOException {
        long largest = properties.largestUpload().toBytes();
        MessageDigest digest = sha256();
        long bytes = 0;
        int number = 0;
        for (byte[] part = content.readNBytes(PART_BYTES); part.length > 0; part = content.readNBytes(PART_BYTES)) {
            bytes += part.length;
            if (bytes > largest) {
                throw new UploadTooLarge(largest);
            }
            digest.update(part);
            store.add(id, number++, part);
        }
        return new UploadRow(id, name, bytes, HexFormat.of().formatHex(digest.digest()), clock.instant());
    }

    public Optional<UploadRow> find(UUID connection, EntityType entity) {
        currentCaller.require(Right.READ);
        return store.find(connection, entity);
    }

    /** Reads on behalf of whoever calls; a newer file ends an older one's reading with a fault. */
    public InputStream open(UUID connection, EntityType entity) {
        UploadRow row = find(connection, entity).orElseThrow(ConnectionRefused::noUpload);
        return new PartsStream(row, store);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that a file may have. */
    public long largest() {
        return properties.largestUpload().toBytes();
    }

    /** Why a larger one is not kept. */
    public String tooLarge() {
        return UploadTooLarge.words(largest());
    }
}
