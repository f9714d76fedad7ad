package org.cairn.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.outbound.Outbound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How the code of this house reads. Each rule says why it is there. */
@AnalyzeClasses(packages = "org.cairn", importOptions = DoNotIncludeTests.class)
class HouseRulesTests {

    /** The sandbox LMS is another application that happens to live in this repository. */
    private static final DescribedPredicate<JavaClass> SANDBOX = resideInAPackage("org.cairn.sandbox..");

    /** Where Cairn, and the sandbox beside it, make the one clock and the one source of chance that others are given. */
    private static final DescribedPredicate<JavaClass> MAKES_CLOCK_AND_CHANCE = resideInAPackage("org.cairn.shared")
            .or(describe("SandboxApplication", c -> c.getName().equals("org.cairn.sandbox.SandboxApplication")));

    /** Neither pages nor wire formats: parts of a module by themselves, which know nothing of what is built of them. */
    private static final DescribedPredicate<JavaClass> HAS_A_TABLE_OF_ITS_OWN =
            resideInAnyPackage("org.cairn.credential.keys", "org.cairn.credential.endorsement");

    /** Interfaces that modules above implement for a module below; one implementation is enough for these. */
    private static final Set<String> OFFERED_TO_OTHER_MODULES = Set.of(
            "org.cairn.audit.Audited",
            "org.cairn.connection.ConnectionCheck",
            "org.cairn.gradebook.Activity$Asker",
            "org.cairn.gradebook.GradeSource",
            "org.cairn.gradebook.Trouble$Teller",
            "org.cairn.launch.LinkableItems",
            "org.cairn.launch.OriginHints",
            "org.cairn.mapping.Examples",
            "org.cairn.mapping.StillJudging");

    /** The classes that run the program from a terminal, and so talk to it. */
    private static final Set<String> SPEAKS_ON_THE_TERMINAL =
            Set.of("org.cairn.CairnApplication", "org.cairn.sandbox.SandboxRun");

    // The stream of a query holds its connection until it is closed; eleven forgotten ones stop the whole program.
    @ArchTest
    static final ArchRule queriesGiveTheirConnectionBack =
            noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream");

    @ArchTest
    static final ArchRule onlyOutboundOpensConnections = noClasses()
            .that(not(SANDBOX))
            .and(not(resideInAPackage("org.cairn.outbound..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc.."))
            .orShould()
            .dependOnClassesThat(describe(
                    "open sockets",
                    c -> c.isAssignableTo(Socket.class)
                            || c.isAssignableTo(ServerSocket.class)
                            || c.isAssignableTo(SocketChannel.class)
                            || c.isAssignableTo(HttpURLConnection.class)
                            || c.isAssignableTo(RestTemplate.class)))
            .orShould()
            .callMethodWhere(calls(URL.class, "openStream", "openConnection", "getContent")
                    .as("URL opens a connection"))
            .orShould()
            .callMethodWhere(describe(
                    "a RestClient goes past Outbound",
                    call -> calls(RestClient.class, "create", "builder").test(call)
                            && call.getOrigin().getMethodCallsFromSelf().stream()
                                    .noneMatch(calls(Outbound.class, "requestFactory"))))
            .because("addresses come from platforms we do not trust: one door checks, pins and limits them all");

    @ArchTest
    static final ArchRule timeComesInByTheConstructor = noClasses()
            .that(not(MAKES_CLOCK_AND_CHANCE))
            .should()
            .callMethodWhere(describe(
                    "the time is read without a Clock",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class))))
            .orShould()
            .callMethodWhere(calls(Clock.class, "systemUTC", "systemDefaultZone", "system")
                    .as("a Clock of one's own is made"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis").as("the time is read without a Clock"))
            .because("a decision that reads the clock by itself cannot be tested or explained");

    @ArchTest
    static final ArchRule chanceComesInByTheConstructor = noClasses()
            .that(not(MAKES_CLOCK_AND_CHANCE))
            .should()
            .callConstructorWhere(describe(
                    "a source of chance is made",
                    call -> call.getTargetOwner().isEquivalentTo(Random.class)
                            || call.getTargetOwner().isEquivalentTo(SecureRandom.class)))
            .orShould()
            .callMethodWhere(calls(Math.class, "random").as("chance is taken from Math"))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .because("secrets need the one secure source, and tests need one that repeats itself");

    @ArchTest
    static final ArchRule packagesAreNamedForTheDomain = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..impl..",
                    "..dto..",
                    "..util..",
                    "..utils..",
                    "..helper..",
                    "..config..",
                    "..configuration..",
                    "..model..",
                    "..models..")
            .because("such names say what a class is made of, not what it is about");

    @ArchTest
    static final ArchRule anInterfaceHasMoreThanOneImplementation = classes()
            .that()
            .areInterfaces()
            .and(describe("are not annotations", (JavaClass c) -> !c.isAnnotation()))
            .and(describe("are not offered to other modules", c -> !OFFERED_TO_OTHER_MODULES.contains(c.getName())))
            .should(notHaveExactlyOneImplementation())
            .because("an interface with one implementation is a second name for the same thing");

    @ArchTest
    static final ArchRule controllersLiveInWeb = classes()
            .that(not(SANDBOX))
            .and(not(resideInAPackage("org.cairn.shared")))
            .and(metaAnnotatedWith(Controller.class).or(annotatedWith(Controller.class)))
            .should()
            .resideInAPackage("org.cairn.*.web")
            .allowEmptyShould(true)
            .because("the base package is the module's language; HTTP is translated at its edge (shared is that edge)");

    @ArchTest
    static final ArchRule controllersAndTheirHelpersAreInternal = classes()
            .that()
            .resideInAPackage("org.cairn.*.web..")
            .and()
            .areNotMemberClasses()
            .and(not(SANDBOX))
            .and(not(resideInAPackage("org.cairn.shared.web..")))
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("nothing calls a web page but a browser");

    @ArchTest
    static final ArchRule formsAndPagesLiveInWeb = classes()
            .that(not(SANDBOX))
            .and(not(resideInAPackage("org.cairn.shared")))
            .and(describe("are forms or pages", c -> c.getSimpleName().matches(".+(Form|Page)")))
            .should()
            .resideInAPackage("org.cairn.*.web..")
            .andShould()
            .beRecords()
            .allowEmptyShould(true)
            .because("what is bound from a request or shown on a page is never the domain itself");

    @ArchTest
    static final ArchRule storesArePackagePrivate = classes()
            .that(annotatedWith(Repository.class))
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("a table belongs to one module; others ask the module");

    @ArchTest
    static final ArchRule sqlStandsInTheBasePackage = noClasses()
            .that()
            .resideInAPackage("org.cairn.*.*..")
            .and(not(SANDBOX))
            .and(not(HAS_A_TABLE_OF_ITS_OWN))
            .should()
            .dependOnClassesThat(describe(
                    "speak SQL",
                    c -> c.isAssignableTo(JdbcClient.class)
                            || c.isAssignableTo(JdbcOperations.class)
                            || c.isAssignableTo(NamedParameterJdbcOperations.class)))
            .allowEmptyShould(true)
            .because("pages and wire formats translate; what is kept belongs to the module's language");

    @ArchTest
    static final ArchRule durableWorkIsDoneByOneEngine = noMethods()
            .should()
            .beAnnotatedWith(Scheduled.class)
            .orShould()
            .beAnnotatedWith(Async.class)
            .because("work that must not be lost is a row in the transaction of its cause; db-scheduler does it");

    @ArchTest
    static final ArchRule constructorsAreTheOnlyWayIn = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("what a class needs is what its constructor asks for");

    @ArchTest
    static final ArchRule settersInjectNothing = noMethods()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs is what its constructor asks for");

    @ArchTest
    static final ArchRule nothingIsPrintedButByTheRunClasses = noClasses()
            .that(describe("do not run the program", c -> !SPEAKS_ON_THE_TERMINAL.contains(outermost(c))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is worth saying goes to the log or to a page");

    @ArchTest
    static final ArchRule fieldsDoNotChange = fields().that()
            .areDeclaredInClassesThat(not(SANDBOX))
            .and()
            .areNotStatic()
            .and(describe("are not guarded", field -> !field.getModifiers().contains(JavaModifier.VOLATILE)))
            .should()
            .beFinal()
            .because("a fact is a record and a bean has no state; what really changes is volatile and says so");

    @ArchTest
    static final ArchRule nothingHasSetters = noMethods()
            .that()
            .areDeclaredInClassesThat(not(SANDBOX))
            .and(describe("do not override", (JavaMethod method) -> !overrides(method)))
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("a new fact replaces an old one; nothing is changed behind a reader's back");

    @ArchTest
    static final ArchRule theSandboxKnowsCairnByLtiAlone = noClasses()
            .that(SANDBOX)
            .should()
            .dependOnClassesThat(resideInAPackage("org.cairn.*..").and(not(SANDBOX)))
            .allowEmptyShould(true)
            .because("a sandbox that looks into Cairn would prove nothing about a real LMS");

    @ArchTest
    static final ArchRule nothingKnowsTheSandbox = noClasses()
            .that(not(SANDBOX))
            .should()
            .dependOnClassesThat(SANDBOX)
            .because("what is shipped does not contain it");

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String... names) {
        return describe(owner.getSimpleName() + "." + String.join("/", names), (JavaCall<?> call) -> {
            CodeUnitCallTarget target = call.getTarget();
            return target.getOwner().isAssignableTo(owner) && List.of(names).contains(target.getName());
        });
    }

    private static ArchCondition<JavaClass> notHaveExactlyOneImplementation() {
        return new ArchCondition<>("not have exactly one implementation") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // An interface that only puts several together implements none of them; the classes below it do.
                Set<JavaClass> implementations = type.getAllSubclasses().stream()
                        .filter(below -> !below.isInterface())
                        .collect(Collectors.toSet());
                if (implementations.size() == 1) {
                    JavaClass only = implementations.iterator().next();
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " has one implementation: " + only.getName()));
                }
            }
        };
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && inherited.getRawParameterTypes().equals(method.getRawParameterTypes()));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRulesTests::outermost).orElse(type.getName());
    }
}
