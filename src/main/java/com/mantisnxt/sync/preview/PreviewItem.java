package com.mantisnxt.sync.preview;

import tools.jackson.databind.JsonNode;

/**
 * An item in full.
 *
 * @param before JSON null where there was nothing, or nobody says
 * @param after JSON null where nothing will be, or nobody says
 */
public record PreviewItem(ItemRow row, JsonNode before, JsonNode after) {}
