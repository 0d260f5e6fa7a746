package com.mantisnxt.sync.progress;

import org.jspecify.annotations.Nullable;

/**
 * Asks a service to apply what was approved.
 *
 * @param syncId the sync on the board that stands for the applying
 * @param alsoAt another sync id under which the service may ask for its commands
 * @param payload JSON for the service
 */
public record ApplyOrder(String syncId, @Nullable String alsoAt, String payload) {}
