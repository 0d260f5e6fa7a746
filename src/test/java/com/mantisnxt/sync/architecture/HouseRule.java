package com.mantisnxt.sync.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.mantisnxt.sync.Application;
import com.mantisnxt.sync.base.Refused;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.ServletException;
import java.sql.Connection;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Rules that bytecode can show, over the whole application. */
enum HouseRule {
    ONLY_VIEWS_KNOW_VAADIN(noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .and()
            .doNotBelongToAnyOf(Application.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")),

    VIEWS_DO_NOT_PERSIST(noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.persistence..")
                    .or(resideInAPackage("org.hibernate.."))
                    .or(resideInAPackage("org.springframework.jdbc.."))
                    .or(assignableTo(Repository.class))
                    .or(assignableTo(DataSource.class))
                    .or(assignableTo(Connection.class)))),

    VIEWS_OPEN_NO_TRANSACTION(noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.transaction..")),

    TIME_COMES_FROM_THE_CLOCK(noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ClockConfiguration")
            .should()
            .callMethodWhere(MethodCalls.askingTheSystemForTheTime())),

    /** java.sql.Timestamp is left out: JDBC hands instants over as one. */
    THERE_ARE_NO_OLD_DATES(noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.util.Date.class, java.util.Calendar.class, java.text.DateFormat.class, java.sql.Date.class)),

    NOTHING_IS_INJECTED_INTO_FIELDS(noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class)
            .orShould()
            .beAnnotatedWith(Resource.class)),

    ENTITIES_HAVE_NO_SETTERS(noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*")),

    THE_STATE_OF_ENTITIES_IS_THEIR_OWN(fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePrivate()),

    ENTITIES_AND_REPOSITORIES_STAY_IN_THEIR_PACKAGE(classes()
            .that(annotatedWith(Entity.class).<JavaClass>forSubtype().or(assignableTo(Repository.class)))
            .should()
            .notBePublic()),

    CONTROLLERS_STAY_IN_THEIR_API_PACKAGE(classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic()
            .andShould()
            .resideInAPackage("..api..")),

    NOBODY_USES_THE_VIEWS_OF_ANOTHER_FEATURE(classes().should(new KeepsToItsOwnViews())),

    REFUSALS_ARE_OF_ONE_FAMILY(classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(DescribedPredicate.or(
                    assignableTo(Refused.class),
                    assignableTo(AuthenticationException.class),
                    assignableTo(ServletException.class)))),

    ONLY_TENANT_AND_ACCOUNT_KNOW_THE_SECURITY_CONTEXT(noClasses()
            .that()
            .resideOutsideOfPackages("com.mantisnxt.sync.tenant..", "com.mantisnxt.sync.account..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SecurityContextHolder.class)),

    TRANSACTIONS_ARE_ANNOTATED_BY_SPRING(
            noClasses().should().dependOnClassesThat().resideInAPackage("jakarta.transaction..")),

    ONLY_SERVICES_OPEN_TRANSACTIONS(methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .areNotAnnotatedWith(RestController.class)),

    /** But for the one command whose answer is text. */
    NOTHING_IS_PRINTED_PAST_THE_LOG(noClasses()
            .that()
            .doNotBelongToAnyOf(Application.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")),

    NAMES_SAY_WHAT_A_CLASS_IS(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO)")),

    PACKAGES_ARE_NULL_MARKED(classes().should(new LivesInANullMarkedPackage()));

    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule.as(name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    ArchRule rule() {
        return rule;
    }
}
