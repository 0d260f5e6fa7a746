package com.mantisnxt.sync.connector.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that was handed in.
 *
 * @param sha256 in hexadecimal digits
 */
public record UploadRow(UUID id, String fileName, long bytes, String sha256, Instant completedAt) {}
