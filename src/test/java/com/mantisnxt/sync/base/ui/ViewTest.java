package com.mantisnxt.sync.base.ui;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A view in the whole application without a browser, seen by a supporter, unless the test says otherwise, of an organisation made for it. */
@ConsoleTest
public abstract class ViewTest extends SpringBrowserlessTest {

    protected final TestDatabase database = TestServer.POSTGRES_18.shared();
    protected final TestOrganisation organisation = database.newOrganisation();

    /** As what the person in front of the view has signed in. */
    protected Role role() {
        return Role.SUPPORT;
    }

    @Override
    @BeforeEach
    protected void initVaadinEnvironment() {
        var person = new SignedIn(
                new OrgId(organisation.id()), "Test", organisation.user(), "a@b.c", "Test User", role(), "s");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        person, null, List.of(new SimpleGrantedAuthority("ROLE_" + role().name()))));
        super.initVaadinEnvironment();
    }

    @Override
    @AfterEach
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        SecurityContextHolder.clearContext();
    }

    /** As a browser opens an address, parameters and all. */
    protected static void open(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
        roundTrip();
    }

    /** What other threads have told the page in the meantime is done now. */
    protected static void catchUp() {
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
        roundTrip();
    }

    protected static String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    /** Everything there is to read on the page. */
    protected static String text() {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }
}
