package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.EntityType;

/** A preview that a service wrote by plain SQL and that nobody has opened, so all there is to know is what its row says. */
public record UnopenedPreview(PreviewRow row, EntityType entity) {}
