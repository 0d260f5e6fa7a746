package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceContract;
import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** The ways that a custom system may speak, each held to the contract. */
class CustomContractTest {

    private static final int PAGE = 100;

    /** A key that redirects may not carry to others. */
    private abstract static class Spoken extends SourceContract {

        abstract String entity();

        @Override
        protected boolean canBeEntered() {
            return entity().contains("'paging'");
        }

        @Override
        protected Source source(URI uri) {
            return CustomFixture.ofUrl(uri, outgoing, entity(), "{'auth':'bearer'}");
        }

        static List<String> page(Shelf shelf, int number) {
            int from = Math.min(number * PAGE, shelf.ids().size());
            return shelf.ids().subList(from, Math.min(from + PAGE, shelf.ids().size()));
        }

        static String items(List<String> ids) {
            return ids.stream()
                    .map(id -> "{\"id\":\"" + id + "\",\"name\":\"Thing " + id + "\",\"price\":12.50}")
                    .collect(Collectors.joining(",", "[", "]"));
        }

        static int number(HttpExchange exchange, String parameter, String usual) {
            return Integer.parseInt(StandIn.query(exchange).getOrDefault(parameter, usual));
        }

        static void json(HttpExchange exchange, String body, String... headers) throws IOException {
            StandIn.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
        }
    }

    @Nested
    class JsonByPageNumber extends Spoken {
        @Override
        String entity() {
            return "{'list':'/data/items','id':'/id','total':'/meta/total','paging':{'kind':'page','parameter':'p'}}";
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            json(
                    exchange,
                    "{\"data\":{\"items\":" + items(page(shelf, number(exchange, "p", "1") - 1))
                            + "},\"meta\":{\"total\":" + shelf.announced() + "}}");
        }
    }

    @Nested
    class JsonByLink extends Spoken {
        @Override
        String entity() {
            return "{'list':'/items','id':'/id','total':'/total','paging':{'kind':'link','pointer':'/next'}}";
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            int number = number(exchange, "at", "0");
            boolean isLast = (number + 1) * PAGE >= shelf.ids().size();
            String next = isLast ? "null" : "\"?at=" + (number + 1) + "\"";
            json(
                    exchange,
                    "{\"next\":" + next + ",\"total\":\"" + shelf.announced() + "\",\"items\":"
                            + items(page(shelf, number)) + "}");
        }
    }

    @Nested
    class JsonByCursor extends Spoken {
        @Override
        String entity() {
            return "{'list':'/items','id':'/id','total':'/total',"
                    + "'paging':{'kind':'cursor','pointer':'/page/after','parameter':'after','sizeParameter':'limit','size':100}}";
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            String after = StandIn.query(exchange).getOrDefault("after", "c/0");
            int number = Integer.parseInt(after.substring(2));
            boolean isLast = (number + 1) * PAGE >= shelf.ids().size();
            json(
                    exchange,
                    "{\"items\":" + items(page(shelf, number)) + ",\"page\":{\"after\":\""
                            + (isLast ? "" : "c/" + (number + 1)) + "\"},\"total\":" + shelf.announced() + "}");
        }
    }

    @Nested
    class JsonByHeaders extends Spoken {
        @Override
        String entity() {
            return "{'id':'id','total':'X-Total','paging':{'kind':'link','pointer':'Link'}}";
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            int number = number(exchange, "page", "0");
            boolean isLast = (number + 1) * PAGE >= shelf.ids().size();
            String first = "<" + "/?page=0>; rel=\"first\"";
            json(
                    exchange,
                    items(page(shelf, number)),
                    "X-Total",
                    String.valueOf(shelf.announced()),
                    "Link",
                    isLast ? first : first + ", </?page=" + (number + 1) + ">; rel=\"next\"");
        }
    }

    @Nested
    class LinesOfJson extends Spoken {
        @Override
        String entity() {
            return "{'format':'ndjson','id':'/id','total':'X-Total'}";
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            String lines =
                    shelf.ids().stream().map(id -> "{\"id\":\"" + id + "\"}\n").collect(Collectors.joining());
            byte[] body = lines.getBytes(StandardCharsets.UTF_8);
            StandIn.send(exchange, 200, "application/x-ndjson", body, "X-Total", String.valueOf(shelf.announced()));
        }
    }

    @Nested
    class Csv extends Spoken {
        @Override
        String entity() {
            return "{'format':'csv','id':'Number'}";
        }

        @Override
        protected boolean announces() {
            return false;
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            String rows = shelf.ids().stream()
                    .map(id -> id + ";\"Thing; " + id + "\"\r\n")
                    .collect(Collectors.joining());
            StandIn.send(exchange, 200, "text/csv", ("Number;Name\r\n" + rows).getBytes(StandardCharsets.UTF_8));
        }
    }
}
