package scot.adp;

import java.util.Set;
import java.util.HashSet;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.NullMarked;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.Repository;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.AccessDecision;
import scot.adp.identity.Caller;
import scot.adp.identity.Deed;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Idempotency;
import scot.adp.platform.Identifier;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Removal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "scot.adp", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final int PLATFORM_AT_MOST = 30;

	private static final int READERS_AT_MOST = 10;

	private static final Pattern TAKES_AWAY = Pattern.compile(
			"(remove|end|drop|withdraw|takeBack|discard|close|redact|delete|revoke|forget|cancel|unlink|retire)([A-Z].*)?");

	private static final DescribedPredicate<JavaClass> MISREADS = resideInAPackage("com.vaadin..")
		.and(assignableTo(DatePicker.class).or(assignableTo(DateTimePicker.class))
			.or(assignableTo(TimePicker.class))
			.or(assignableTo(TextFieldBase.class))
			.or(assignableTo(ComboBoxBase.class)));

	private static final DescribedPredicate<JavaClass> PARTS_OF_PAGES = resideInAnyPackage("..ui..", "..parts..");

	@ArchTest
	static final ArchRule nothingGoesAtAFirstClick = methods().that()
		.areDeclaredInClassesThat()
		.resideInAnyPackage("..ui..", "..shell..")
		.should(askBeforeSomethingGoes());

	@ArchTest
	static final ArchRule repositoriesStayInside = classes().that()
		.areAssignableTo(Repository.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule aggregatesStayInside = classes().that().areAnnotatedWith(Table.class).should().notBePublic();

	@ArchTest
	static final ArchRule vaadinOnlyInPages = noClasses().that()
		.resideOutsideOfPackages("..ui..", "..spi..", "..parts..", "scot.adp.shell..", "scot.adp", "scot.adp.identity")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.vaadin..");

	@ArchTest
	static final ArchRule signInKnowsOfVaadinOnlyWhatGuardsIt = noClasses().that()
		.resideInAPackage("scot.adp.identity")
		.should()
		.dependOnClassesThat(
				resideInAPackage("com.vaadin..").and(not(resideInAnyPackage("com.vaadin.flow.spring.security..",
						"com.vaadin.flow.server..", "com.vaadin.flow.router.."))));

	/** And so does what pages are made of, which pages may use. */
	@ArchTest
	static final ArchRule pagesAndControllersWorkThroughServices = classes().that()
		.resideInAnyPackage("..ui..", "..parts..", "..graphql..")
		.should(dependOfOurBeansOnServicesAlone());

	/** Nobody is signed in where something is heard or begins by itself. */
	@ArchTest
	static final ArchRule whatBeginsByItselfCallsNothingThatIsGuarded = methods().that()
		.areAnnotatedWith(ApplicationModuleListener.class)
		.or()
		.areAnnotatedWith(Scheduled.class)
		.should(callNothingThatIsGuarded());

	/** Rows to scroll through are a list page, but for tables that are part of a form. */
	@ArchTest
	static final ArchRule tablesAreListPages = classesOfPages().and()
		.areNotAssignableTo(ListPage.class)
		.and(not(named("ActionsView", "ActionImportPage", "AddPeopleView", "ProblemTable", "SetUpPage")))
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Grid.class);

	/** Who speaks to a computer says what is read on a button or link. */
	@ArchTest
	static final ArchRule namesBeginWithWhatIsRead = noClasses().that()
		.doNotHaveSimpleName("Named")
		.should()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("setAriaLabel"))
			.and(JavaCall.Predicates
				.target(HasOwner.Predicates.With.owner(type(Button.class).or(type(Anchor.class))))));

	/** Whoever is asked for something is asked alike, but for a plain yes or no. */
	@ArchTest
	static final ArchRule dialogsAreForms = classesOfPages()
		.and(not(named("RedactionPage", "SetUpPage", "WalkView", "FormDialog")))
		.should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("com.vaadin.flow.component.dialog.Dialog");

	/**
	 * A field of Vaadin's own counts as empty what it did not understand, or cuts what is
	 * too long.
	 */
	@ArchTest
	static final ArchRule fieldsThatCanBeMisreadAreOurOwn = noClasses().that()
		.resideOutsideOfPackage("scot.adp.shell.parts")
		.should()
		.callConstructorWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(MISREADS)));

	@ArchTest
	static final ArchRule nothingCutsWhatIsTyped = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("setMaxLength")));

	/** So no form saves past what its fields say. */
	@ArchTest
	static final ArchRule faultsAreShownByTheSummaryAlone = noClasses().that()
		.resideOutsideOfPackage("scot.adp.shell.parts")
		.should()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("setInvalid"))
			.or(JavaCall.Predicates.target(HasName.Predicates.name("setErrorMessage"))));

	/** Outside a transaction nobody but its reader would give the connection back. */
	@ArchTest
	static final ArchRule rowsAreReadAtOnce = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("stream"))
			.and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(JdbcClient.MappedQuerySpec.class)))))
		.orShould()
		.callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("queryForStream")));

	private static GivenClassesConjunction classesOfPages() {
		return noClasses().that().resideInAPackage("..ui..");
	}

	/** The classes of these names, and what is nested in them. */
	private static DescribedPredicate<JavaClass> named(String... names) {
		return DescribedPredicate.describe("are " + List.of(names), type -> Arrays.stream(names)
			.anyMatch(name -> type.getName().matches(".*\\.\\Q" + name + "\\E(\\$.*)?")));
	}

	@ArchTest
	static final ArchRule controllersDoNotLeanOnOneAnother = noClasses().that()
		.areAnnotatedWith(Controller.class)
		.should(dependOnAnotherController());

	/**
	 * What other modules know a thing by stands alone; any other id is nested in its
	 * noun.
	 */
	@ArchTest
	static final ArchRule idsStandWithTheirNoun = classes().that()
		.implement(Identifier.class)
		.or()
		.implement(CodeIdentifier.class)
		.and(not(named("AccountId", "ActionCode", "ActionId", "AgreementCode", "AreaCode", "AtPlaceId", "DataSet",
				"DocumentId", "EventId", "GroupId", "ImportId", "ListedCode", "LocalArea", "MeasureCode", "MemberId",
				"OrganisationId", "PlaceId", "PlanCode", "RecordId", "SeriesCode", "ServiceId", "SpaceCode", "UnitId")))
		.should()
		.beNestedClasses();

	/** The engine would print such a record as Java does. */
	@ArchTest
	static final ArchRule handlersAnswerNoIdOrCode = methods().that()
		.areMetaAnnotatedWith(SchemaMapping.class)
		.should()
		.notHaveRawReturnType(assignableTo(Identifier.class).or(assignableTo(CodeIdentifier.class)));

	/** One place reads the ids and cursors that clients send. */
	@ArchTest
	static final ArchRule idsAreReadInOnePlace = noClasses().that()
		.resideInAPackage("..graphql..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Base64.class)
		.orShould()
		.callMethod(UUID.class, "fromString", String.class);

	/** Every route names the operation that opens it, or is open to strangers. */
	@ArchTest
	static final ArchRule routesSayWhoMayOpenThem = classes().that()
		.areAnnotatedWith(Route.class)
		.should()
		.beAnnotatedWith(OpenTo.class)
		.orShould()
		.beAnnotatedWith(AnonymousAllowed.class);

	/** What somebody held when they signed in opens nothing. */
	@ArchTest
	static final ArchRule rolesOfTheSignInOpenNothing = noClasses().should()
		.beAnnotatedWith(RolesAllowed.class)
		.orShould()
		.beAnnotatedWith(PermitAll.class);

	@ArchTest
	static final ArchRule publicServiceMethodsSayWhoMayCallThem = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(Service.class)
		.and()
		.arePublic()
		.should(beAllowedToRolesOrToAnAudience());

	@ArchTest
	static final ArchRule timeIsJavaTime = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(Date.class)
		.orShould()
		.dependOnClassesThat()
		.haveFullyQualifiedName("java.util.Calendar");

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = noFields().should()
		.beAnnotatedWith(Autowired.class)
		.orShould()
		.beAnnotatedWith(Value.class)
		.orShould()
		.beAnnotatedWith("jakarta.annotation.Resource")
		.orShould()
		.beAnnotatedWith("jakarta.inject.Inject");

	/** The key of a change is kept with its author and its row of the audit trail. */
	@ArchTest
	static final ArchRule changesAreMadeOnceByRecordingAlone = noClasses().that()
		.doNotBelongToAnyOf(Recording.class, Idempotency.class)
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Idempotency.class);

	/** Only who signs in names an actor, and nothing else is told past recording. */
	@ArchTest
	static final ArchRule auditTrailIsToldByRecordingAlone = noClasses().that()
		.resideOutsideOfPackage("scot.adp.identity")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Deed.class);

	/** A record names the post that opened the operation, as recording tells it. */
	@ArchTest
	static final ArchRule firstPostIsForTheFrameAlone = noClasses().that()
		.resideOutsideOfPackage("scot.adp.shell")
		.should()
		.callMethod(Caller.class, "post");

	/** What the audit trail alone hears is no type of its own. */
	@ArchTest
	static void everyTypeOfAuditedEventIsHeardByAnother(JavaClasses all) {
		var heard = all.stream()
			.filter(type -> !type.getPackageName().equals("scot.adp.audit"))
			.flatMap(type -> type.getMethods().stream())
			.filter(method -> method.isMetaAnnotatedWith(EventListener.class)
					&& !method.getRawParameterTypes().isEmpty())
			.map(method -> method.getRawParameterTypes().getFirst())
			.collect(Collectors.toSet());

		assertThat(all.that(assignableTo(Auditable.class)))
			.filteredOn(type -> !type.isInterface() && !type.isEquivalentTo(Deed.class))
			.isNotEmpty()
			.allSatisfy(type -> assertThat(heard).as("who listens to %s; else it is a Deed", type.getName())
				.contains(type));
	}

	@ArchTest
	static void platformStaysSmall(JavaClasses all) {
		var readers = typesIn("scot.adp.platform.reading");
		assertThat(all.that(typesIn("scot.adp.platform").and(not(readers)))).hasSizeBetween(1, PLATFORM_AT_MOST);
		assertThat(all.that(readers)).hasSizeBetween(1, READERS_AT_MOST);
	}

	private static DescribedPredicate<JavaClass> typesIn(String name) {
		return DescribedPredicate.describe("are types of " + name, type -> type.getPackageName().startsWith(name)
				&& type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
	}

	@ArchTest
	static void everyPackageSaysThatNothingIsNullUnlessMarked(JavaClasses all) {
		assertThat(all.getPackage("scot.adp").getSubpackagesInTree()).filteredOn(it -> !it.getClasses().isEmpty())
			.isNotEmpty()
			.allMatch(ArchitectureTests::isNullMarked, "has a package-info with @NullMarked");
		assertThat(isNullMarked(all.getPackage("scot.adp"))).isTrue();
	}

	private static boolean isNullMarked(JavaPackage it) {
		return it.tryGetPackageInfo().map(info -> info.isAnnotatedWith(NullMarked.class)).orElse(false);
	}

	/** A class calls its own methods past the guard. */
	private static ArchCondition<JavaMethod> callNothingThatIsGuarded() {
		return new ArchCondition<>("call nothing that is guarded") {
			@Override
			public void check(JavaMethod begun, ConditionEvents events) {
				var met = new HashSet<JavaCodeUnit>(Set.of(begun));
				var next = new ArrayDeque<JavaCodeUnit>(met);
				while (!next.isEmpty()) {
					JavaCodeUnit from = next.pop();
					from.getMethodCallsFromSelf()
						.stream()
						.flatMap(call -> call.getTarget().resolveMember().stream())
						.filter(to -> to.getOwner().getPackageName().startsWith("scot.adp") && met.add(to))
						.forEach(to -> {
							if (!to.getOwner().equals(from.getOwner()) && to.isAnnotatedWith(Allowed.class)
									&& to.getAnnotationOfType(Allowed.class).to() != Allowed.Audience.PUBLIC) {
								events.add(SimpleConditionEvent.violated(begun, "%s leads to %s, which %s calls"
									.formatted(begun.getFullName(), to.getFullName(), from.getFullName())));
							}
							else {
								next.add(to);
							}
						});
				}
			}
		};
	}

	private static ArchCondition<JavaClass> dependOfOurBeansOnServicesAlone() {
		return new ArchCondition<>("depend, of our own beans, on services, controllers and parts of pages alone") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
					JavaClass target = dependency.getTargetClass();
					boolean bean = target.isMetaAnnotatedWith(Component.class)
							|| target.isAssignableTo(Repository.class);
					boolean guarded = target.isAnnotatedWith(Service.class) || target.isAnnotatedWith(Controller.class)
							|| PARTS_OF_PAGES.test(target);
					if (target.getPackageName().startsWith("scot.adp") && bean && !guarded) {
						events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
					}
				}
			}
		};
	}

	/**
	 * Found by the names of operations and methods, so that a new one is asked for too.
	 */
	private static ArchCondition<JavaMethod> askBeforeSomethingGoes() {
		return new ArchCondition<>("ask by a Removal or a FormDialog before something goes") {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				boolean asks = asks(method) || method.getMethodCallsFromSelf()
					.stream()
					.filter(call -> call.getTargetOwner().equals(method.getOwner()))
					.flatMap(call -> call.getTarget().resolveMember().stream())
					.anyMatch(ArchitectureTests::asks);
				Stream.concat(method.getMethodCallsFromSelf().stream(), method.getMethodReferencesFromSelf().stream())
					.filter(access -> takesAway(method, access.getTarget()))
					.forEach(access -> events.add(new SimpleConditionEvent(method, asks, access.getDescription())));
			}
		};
	}

	private static boolean asks(JavaCodeUnit method) {
		return method.getCallsFromSelf()
			.stream()
			.anyMatch(call -> call.getTargetOwner().isAssignableTo(Removal.class)
					|| call.getTargetOwner().isAssignableTo(FormDialog.class));
	}

	private static boolean takesAway(JavaMethod method, AccessTarget.CodeUnitAccessTarget target) {
		return target.resolveMember()
			.flatMap(found -> found.tryGetAnnotationOfType(Allowed.class))
			// Words that are only typed yet are not among them: forms ask of those.
			.filter(allowed -> !allowed.operation().endsWith(".draft.keep"))
			.filter(allowed -> TAKES_AWAY.matcher(target.getName()).matches()
					|| target.getName().equals("decide") && removes(method))
			.isPresent();
	}

	private static boolean removes(JavaMethod method) {
		return method.getFieldAccesses()
			.stream()
			.anyMatch(access -> access.getTarget().getFullName().equals(AccessDecision.class.getName() + ".REMOVE"));
	}

	private static ArchCondition<JavaClass> dependOnAnotherController() {
		return new ArchCondition<>("depend on another controller") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter(dependency -> isAnother(type, dependency.getTargetClass()))
					.forEach(it -> events.add(SimpleConditionEvent.satisfied(type, it.getDescription())));
			}
		};
	}

	private static boolean isAnother(JavaClass type, JavaClass target) {
		JavaClass outermost = target;
		while (outermost.getEnclosingClass().isPresent()) {
			outermost = outermost.getEnclosingClass().get();
		}
		return outermost.isAnnotatedWith(Controller.class) && !outermost.equals(type);
	}

	private static ArchCondition<JavaMethod> beAllowedToRolesOrToAnAudience() {
		return new ArchCondition<>("carry @Allowed with exactly one of roles and an audience") {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
					return;
				}
				boolean one = method.tryGetAnnotationOfType(Allowed.class)
					.map(allowed -> (allowed.roles().length > 0) == (allowed.to() == Audience.NAMED))
					.orElse(false);
				if (!one) {
					events.add(SimpleConditionEvent.violated(method,
							method.getDescription() + " in " + method.getSourceCodeLocation()));
				}
			}
		};
	}

}
