package com.mantisnxt.sync.account.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * What an address may hold. Ids are their services', so below /api any of their characters may stand in it, escaped;
 * unescaped, what means something in an address itself may not. Everywhere else the strict rules hold.
 */
@Component
final class ApiFirewall implements HttpFirewall, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final List<String> AMBIGUOUS = List.of(";", "//", "\\");

    private final StrictHttpFirewall strict = new StrictHttpFirewall();
    private final StrictHttpFirewall ids = new StrictHttpFirewall();

    ApiFirewall() {
        ids.setAllowUrlEncodedSlash(true);
        ids.setAllowUrlEncodedDoubleSlash(true);
        ids.setAllowUrlEncodedPercent(true);
        ids.setAllowSemicolon(true);
        ids.setAllowBackSlash(true);
    }

    static boolean isOfTheApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (!isOfTheApi(request)) {
            return strict.getFirewalledRequest(request);
        }
        if (AMBIGUOUS.stream().anyMatch(request.getRequestURI()::contains)) {
            throw new RequestRejectedException("An id in the address is not escaped.");
        }
        return ids.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }

    /** What is escaped stays so until the address has been taken apart. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        String asItIs = EncodedSolidusHandling.PASS_THROUGH.getValue();
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(asItIs);
            connector.setEncodedReverseSolidusHandling(asItIs);
        });
    }
}
