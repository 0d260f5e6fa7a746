package com.mantisnxt.sync.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every path that the API can be read by, as the application has them: a new one is asked without anybody thinking of it. */
@Component
class ApiPaths {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Lists that leave out what has ended or is old, as the rows of canaries are. */
    private static final Map<String, String> ALL_OF_IT = Map.of(
            "/api/v1/activity", "?from=1970-01-01T00:00:00Z",
            "/api/v1/alerts", "?open=false",
            "/api/v1/syncs", "?active=false");

    private final RequestMappingHandlerMapping mappings;

    ApiPaths(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /**
     * @param names whether the path names something, which then belongs to somebody
     * @param accept the first content type that is offered, null where none is named
     */
    record Read(String pattern, boolean names, MediaType accept) {

        /**
         * The path to something of this canary's, whatever the pattern calls it.
         *
         * @param event the id of one of its events
         */
        String to(Canary canary, String event) {
            return VARIABLE.matcher(pattern).replaceAll(found -> switch (found.group(1)) {
                case "syncId" -> canary.marker();
                case "position" -> "0";
                case "event" -> event;
                default -> canary.id().toString();
            });
        }

        /** What a list gives when it is asked for nothing in particular, and all that it can give. */
        List<String> questions() {
            String all = ALL_OF_IT.get(pattern);
            return all == null ? List.of(pattern) : List.of(pattern, pattern + all);
        }
    }

    List<Read> reads() {
        List<Read> reads = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, ?> mapping :
                mappings.getHandlerMethods().entrySet()) {
            Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
            if (methods.contains(RequestMethod.GET)) {
                add(mapping.getKey(), reads);
            }
        }
        return reads;
    }

    private static void add(RequestMappingInfo info, List<Read> reads) {
        MediaType accept = info.getProducesCondition().getProducibleMediaTypes().stream()
                .findFirst()
                .orElse(MediaType.ALL);
        info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/v1/"))
                .forEach(pattern -> reads.add(new Read(pattern, pattern.contains("{"), accept)));
    }
}
