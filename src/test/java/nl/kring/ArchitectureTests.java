package nl.kring;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import nl.kring.platform.Acting;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house that no tool knows by itself, each in its own words. */
class ArchitectureTests {
    private static final String[] CIRCLE_SPACE = in(
            "circle",
            "invite",
            "start",
            "told",
            "timeline",
            "watch",
            "whatcounts",
            "carer",
            "need",
            "welcome",
            "representation",
            "doubt",
            "farewell",
            "moving",
            "export");
    private static final String[] MUNICIPAL_FILE = in("frontdoor", "plan", "tailored", "insight");
    private static final JavaClasses KRING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.kring");

    /** At the door nobody is signed in yet: between limits and secrets each opens its own transactions, as a job. */
    private static final DescribedPredicate<JavaClass> OPENS_ITS_OWN =
            DescribedPredicate.not(DescribedPredicate.describe("a door", type -> List.of(
                            "SignInService",
                            "EmployeeDoor",
                            "FirstDoor",
                            "PasskeyService",
                            "InvitationDoor",
                            "RecoveryDoor",
                            "WelcomeDoor",
                            "FeedDoor")
                    .contains(type.getSimpleName())));

    private static String[] in(String... modules) {
        return Arrays.stream(modules).map(module -> "nl.kring." + module + "..").toArray(String[]::new);
    }

    /** De gemeente kijkt niet mee in jouw kring. */
    @Test
    void r_0_1_the_municipality_does_not_look_into_a_circle() {
        noClasses()
                .that()
                .resideInAnyPackage(MUNICIPAL_FILE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CIRCLE_SPACE)
                .check(KRING);
        noClasses()
                .that()
                .resideInAnyPackage(CIRCLE_SPACE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MUNICIPAL_FILE)
                .check(KRING);
    }

    /** Who acts in somebody's name made sure who it is: by her own address, which a server vouches for, or by her own number. */
    @Test
    void r_c5_onlyAnAnswerByMailIsToldInSomebodysName() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("nl.kring.notify.AnswersByMail")
                .and()
                .doNotHaveFullyQualifiedName("nl.kring.notify.TextMessages")
                .should()
                .callMethod(Acting.class, "inNameOf", Acting.Person.class, Supplier.class)
                .check(KRING);
    }

    @Test
    void entitiesRepositoriesAndScreensStayHome() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic().check(KRING);
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .check(KRING);
        classes().that().areAnnotatedWith(Route.class).should().notBePublic().check(KRING);
    }

    @Test
    void vaadinIsOnlyInScreens() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..")
                .and()
                .doNotHaveFullyQualifiedName("nl.kring.Application")
                .and()
                .haveNameNotMatching("nl\\.kring\\.platform\\.(Bells|Hearers)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..")
                .check(KRING);
    }

    @Test
    void screensAskServicesNotTables() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..")
                .check(KRING);
    }

    @Test
    void aServiceWorksInATransaction() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Service.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("nl.kring.platform..")
                .and()
                .areDeclaredInClassesThat(OPENS_ITS_OWN)
                .should()
                .beAnnotatedWith(Transactional.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class)
                .check(KRING);
    }

    @Test
    void timeComesFromTheOneClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("nl.kring.platform..")
                .and()
                .doNotHaveFullyQualifiedName("nl.kring.identity.SignInService") // links live in real time
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(KRING);
    }

    @Test
    void noScriptIsWrittenInJava() {
        noClasses()
                .that()
                .resideInAPackage("nl.kring..")
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "executeJs", call -> call.getName().equals("executeJs")))
                .check(KRING);
        noMethods()
                .should()
                .beAnnotatedWith(com.vaadin.flow.component.ClientCallable.class)
                .check(KRING);
        classes()
                .that()
                .areAnnotatedWith(Service.class)
                .should()
                .haveModifier(PUBLIC)
                .check(KRING);
    }
}
