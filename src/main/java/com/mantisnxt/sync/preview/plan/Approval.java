package com.mantisnxt.sync.preview.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody approved a preview.
 *
 * @param hash of what was approved
 * @param included how many items that was
 */
public record Approval(UUID by, String name, Instant at, String hash, int included) {}
