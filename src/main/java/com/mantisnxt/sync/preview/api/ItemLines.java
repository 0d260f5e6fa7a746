package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.ReadyItem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads items that come one a line, each as it arrives: the first that is none ends it. Only what will be stored is
 * kept, and no database waits for a slow sender.
 */
@Component
class ItemLines {

    static final int MOST = 50_000;
    static final int LONGEST = 1_000_000;

    private final JsonMapper json;

    ItemLines(JsonMapper json) {
        this.json = json;
    }

    List<ReadyItem> read(InputStream body) throws IOException {
        List<ReadyItem> items = new ArrayList<>();
        var input = new BufferedInputStream(body, 1 << 16);
        var line = new ByteArrayOutputStream();
        for (int number = 1; next(input, line, number); number++) {
            byte[] text = line.toByteArray();
            if (!isBlank(text)) {
                items.add(item(text, number));
            }
            if (items.size() > MOST) {
                throw new InvalidInput("too_many_entries", "items", "At most " + MOST + " items at once.");
            }
        }
        return items;
    }

    /** False at the end. */
    private static boolean next(InputStream input, ByteArrayOutputStream line, int number) throws IOException {
        line.reset();
        int read = input.read();
        boolean isThere = read >= 0;
        while (read >= 0 && read != '\n') {
            line.write(read);
            if (line.size() > LONGEST) {
                throw new BadLine(number, "It has more than " + LONGEST + " bytes.");
            }
            read = input.read();
        }
        return isThere;
    }

    private static boolean isBlank(byte[] text) {
        for (byte at : text) {
            if (!Character.isWhitespace(at)) {
                return false;
            }
        }
        return true;
    }

    private ReadyItem item(byte[] text, int number) {
        try {
            PushedItem item = json.readValue(text, PushedItem.class);
            if (item == null) {
                throw new BadLine(number, "It is null.");
            }
            return item.ready();
        } catch (InvalidInput invalid) {
            throw new BadLine(number, invalid.reason());
        } catch (StreamReadException broken) {
            throw new BadLine(number, "It is not one JSON object.");
        } catch (JacksonException other) {
            throw new BadLine(number, "It is JSON, and not an item with kind, id, before, after and version.");
        }
    }
}
