package com.mantisnxt.sync.docs;

import com.mantisnxt.sync.testing.Session;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders the tables of the schema definition from a catalogue. They stand between `<!-- catalogue: kind table -->` and
 * `<!-- end -->`; where a last column has no cell in the catalogue, its words are the author's and are kept.
 */
record SchemaDefinition(Session catalogue) {

    static final String UNEXPLAINED = "(not explained)";

    private static final String OWN = "own organisation";
    private static final Pattern BLOCK =
            Pattern.compile("(?s)(<!-- catalogue: (\\w+) ?(\\w*) -->\\n)(.*?)(<!-- end -->)");
    private static final String OWN_EXPRESSION = "(org_id = ( SELECT (NULLIF(current_setting("
            + "'app.current_org_id'::text, true), ''::text))::uuid AS \"nullif\"))";

    String render(String document) {
        return BLOCK.matcher(document)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1) + table(block) + block.group(5)));
    }

    /** Names of the blocks that a document has. */
    static List<String> blocks(String document) {
        return BLOCK.matcher(document)
                .results()
                .map(block -> (block.group(2) + " " + block.group(3)).strip())
                .toList();
    }

    /** Names of the blocks that it takes to describe everything. */
    List<String> wanted() {
        List<String> wanted = new ArrayList<>();
        for (CatalogueTable kind : CatalogueTable.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            if (kind.query().contains("{table}")) {
                tables().forEach(table -> wanted.add(name + " " + table));
            } else {
                wanted.add(name);
            }
        }
        return wanted;
    }

    List<String> tables() {
        return catalogue.values(String.class, """
                select relname::text
                  from pg_class
                 where relnamespace = 'public'::regnamespace
                   and relkind in ('r', 'p')
                   and not relispartition
                   and relname <> 'organization'
                """);
    }

    private String table(MatchResult block) {
        CatalogueTable kind = CatalogueTable.valueOf(block.group(2).toUpperCase(Locale.ROOT));
        Map<String, String> kept = words(block.group(4), kind.head().size());
        StringBuilder text = new StringBuilder(line(kind.head()));
        text.append(line(Collections.nCopies(kind.head().size(), "---")));
        for (List<String> cells : rows(kind, block.group(3))) {
            List<String> line =
                    cells.stream().map(SchemaDefinition::shown).collect(Collectors.toCollection(ArrayList::new));
            if (line.size() < kind.head().size()) {
                line.add(kept.getOrDefault(line.getFirst(), UNEXPLAINED));
            }
            text.append(line(line));
        }
        return text.toString();
    }

    private List<List<String>> rows(CatalogueTable kind, String table) {
        String all =
                tables().stream().map(name -> "'public." + name + "'::regclass").collect(Collectors.joining(", "));
        String query = kind.query().replace("{table}", table).replace("{tables}", all);
        return catalogue.values(Array.class, query).stream()
                .map(SchemaDefinition::cells)
                .toList();
    }

    private static List<String> cells(Array row) {
        try {
            return List.of((String[]) row.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String cell) {
        if (cell.equals(OWN_EXPRESSION)) {
            return OWN;
        }
        boolean words = cell.isEmpty() || cell.matches("enabled|forced|not null|off|no|its owner|the caller|false");
        return words ? cell : "`" + cell.replace("|", "\\|") + "`";
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** The author's last cells by the first. */
    private static Map<String, String> words(String table, int columns) {
        return table.lines()
                .skip(2)
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
                .filter(cells -> cells.length == columns)
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[columns - 1], (one, other) -> one));
    }
}
