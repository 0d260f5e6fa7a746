package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.MemberRow;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.account.TokenRow;
import com.mantisnxt.sync.tenant.UserNames;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.TestSecurityContextHolder;

@ConsoleTest
class AdminViewTest extends SpringBrowserlessTest {

    @Autowired
    private ApplicationContext context;

    private OrganisationFixture org;

    @BeforeEach
    void signIn() {
        org = OrganisationFixture.in(context);
        signInAs(org.admin, Role.ADMIN);
    }

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void peopleOfTheOrganisationAndOfNoOtherAreListed() {
        OrganisationFixture.in(context);
        navigate(AdminView.class);
        assertThat(this.<MemberRow>rows()).extracting(MemberRow::email).containsExactly(org.admin.email());
    }

    @Test
    void whoHasNoNameIsCalledByTheAddress() {
        try (Session session = TestServer.POSTGRES_18.shared().asAdministrator()) {
            session.run("update auth.users_extended set display_name = ' ' where id = ?", org.admin.id());
        }
        navigate(AdminView.class);
        assertThat(this.<MemberRow>rows()).extracting(MemberRow::displayName).containsExactly(org.admin.email());
        assertThat(context.getBean(UserNames.class).all()).containsEntry(org.admin.id(), org.admin.email());
        var person = new SignedIn(org.id, "o", org.admin.id(), "a@b.c", "", Role.ADMIN, "s");
        assertThat(person.caller().name()).isEqualTo("a@b.c");
    }

    @Test
    void whoeverIsNoAdministratorDoesNotGetIn() {
        signInAs(org.person(Role.OPERATOR), Role.OPERATOR);
        UI.getCurrent().navigate(AdminView.class);
        assertThat(getCurrentView()).isNotInstanceOf(AdminView.class);
        assertThat($(Grid.class).all()).isEmpty();
    }

    @Test
    void aNewPersonGetsALinkToChooseAPassword() {
        navigate(AdminView.class);
        press("New user");
        Dialog dialog = $(Dialog.class).single();
        test($(TextField.class, dialog).single()).setValue("Ada Lovelace");
        test($(EmailField.class, dialog).single()).setValue("ada-" + org.id + "@example.test");
        press("Create");
        assertThat(this.<MemberRow>rows())
                .filteredOn(row -> row.displayName().equals("Ada Lovelace"))
                .singleElement()
                .extracting(MemberRow::role, MemberRow::hasPassword)
                .containsExactly("operator", false);
    }

    @Test
    void aTokenIsShownOnceAndWorksByItsHashAlone() {
        navigate(AdminView.class);
        select("API tokens");
        press("New token");
        test($(TextField.class, $(Dialog.class).single()).single()).setValue("Warehouse");
        press("Create");
        String shown = $(Code.class, $(Dialog.class).single()).single().getText();
        assertThat(shown).startsWith("mnx_").hasSizeGreaterThan(40);
        press("Close");
        assertThat(this.<TokenRow>rows())
                .singleElement()
                .extracting(TokenRow::name, TokenRow::scopes)
                .containsExactly("Warehouse", List.of("report"));
        assertThat($(Code.class).all()).noneMatch(code -> code.getText().equals(shown));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aTokenThatApprovesIsMadeKnowingly() {
        navigate(AdminView.class);
        select("API tokens");
        press("New token");
        test($(TextField.class, $(Dialog.class).single()).single()).setValue("Decider");
        CheckboxGroup<Scope> scopes = $(CheckboxGroup.class).single();
        assertThat(scopes.getItemLabelGenerator().apply(Scope.APPROVE)).contains("in your name");
        scopes.setValue(Set.of(Scope.APPROVE));
        press("Create");
        assertThat(this.<TokenRow>rows())
                .singleElement()
                .extracting(TokenRow::scopes)
                .isEqualTo(List.of("approve"));
    }

    @Test
    void aTokenWithoutScopeIsRefusedAndTheFormStays() {
        navigate(AdminView.class);
        select("API tokens");
        press("New token");
        test($(TextField.class, $(Dialog.class).single()).single()).setValue("Warehouse");
        $(CheckboxGroup.class).single().clear();
        press("Create");
        assertThat($(Dialog.class).single().isOpened()).isTrue();
        assertThat(this.<TokenRow>rows()).isEmpty();
    }

    @Test
    void revokingAsksFirst() {
        ApiTokens tokens = context.getBean(ApiTokens.class);
        org.doAsAdmin(() -> tokens.create("Warehouse", Set.of(Scope.READ), null));
        navigate(AdminView.class);
        select("API tokens");
        Grid<TokenRow> grid = grid();
        test((Button) test(grid).getCellComponent(0, 6)).click();
        assertThat(org.asAdmin(tokens::list).getFirst().revokedAt()).isNull();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(org.asAdmin(tokens::list).getFirst().revokedAt()).isNotNull();
    }

    @Test
    void theTrailIsShownNewestFirstAndCanBeNarrowedToOneAction() {
        navigate(AdminView.class);
        org.person(Role.SUPPORT);
        select("Audit trail");
        assertThat(this.<AuditRow>rows()).extracting(AuditRow::action).contains("user_created");
        @SuppressWarnings("unchecked")
        Select<String> action = $(Select.class).single();
        action.setValue("user_created");
        assertThat(this.<AuditRow>rows())
                .isNotEmpty()
                .allMatch(row -> row.action().equals("user_created"));
    }

    private void signInAs(OrganisationFixture.Person person, Role role) {
        var principal = new SignedIn(org.id, "Org", person.id(), person.email(), "Test", role, "stamp");
        var authority = new SimpleGrantedAuthority("ROLE_" + role.name());
        var authentication = UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(authority));
        TestSecurityContextHolder.setAuthentication(authentication);
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }

    private void select(String tab) {
        var sheet = $(TabSheet.class).single();
        for (int i = 0; i < sheet.getTabCount(); i++) {
            if (sheet.getTabAt(i).getLabel().equals(tab)) {
                sheet.setSelectedIndex(i);
                return;
            }
        }
        throw new AssertionError("No tab " + tab);
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    @SuppressWarnings("unchecked")
    private <T> Grid<T> grid() {
        var sheet = $(TabSheet.class).single();
        return $(Grid.class, sheet.getComponent(sheet.getSelectedTab())).single();
    }

    private <T> List<T> rows() {
        var tester = test(this.<T>grid());
        return IntStream.range(0, tester.size()).mapToObj(tester::getRow).toList();
    }
}
