package scot.adp.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.UUID;

import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLObjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever has a global id is found by it, and is the same thing then. */
@AdpTest
class NodeTests {

	/** What only those who work in its unit read. */
	private static final Set<String> OF_UNITS = Set.of("NaloxoneSupply", "HelpGiven", "WorkPath", "LearnerPath",
			"NeedCheck", "Volunteer", "Stay", "JointCare", "ReachOut", "TreatmentEpisode", "Wait", "FamilySupport",
			"Aftercare", "CraftCourse", "TherapyStart", "RegisterEntry", "EquipmentReturn", "PersonEnding");

	@Autowired
	GraphQl graphQl;

	@Autowired
	ApplicationContext context;

	static Stream<Arguments> things() {
		return Stream.of(
				thing("Plan", "{ plan(code: \"NAADP-2025\") { ...x } }", "/plan",
						"code title state actions { totalCount }"),
				thing("Outcome", "{ plan(code: \"NAADP-2025\") { outcomes { ...x } } }", "/plan/outcomes/3",
						"code title parts { code } actionCount health { fresh }"),
				thing("Principle", "{ plan(code: \"NAADP-2025\") { principles { ...x } } }", "/plan/principles/1",
						"code title items { code } actionCount"),
				thing("Action", "{ plan(code: \"NAADP-2025\") { actions(first: 7) { edges { node { ...x } } } } }",
						"/plan/actions/edges/6/node",
						"code version plan { code } title freshness leadUnit { name } outcomes { code } updates { edges { node { id } } }"),
				thing("Update", """
						{ plan(code: "NAADP-2025") { actions(first: 1, filter: { freshness: [FRESH, DUE] }) {
						    edges { node { updates(first: 1) { edges { node { ...x } } } } } } } }""",
						"/plan/actions/edges/0/node/updates/edges/0/node",
						"on recordedAt recordedBy status { code } noChange whatHappened next"),
				thing("Organisation", "{ organisations { ...x } }", "/organisations/1",
						"code name kind units { code }"),
				thing("Unit", "{ organisations { units { ...x } } }", "/organisations/1/units/1",
						"code name parent organisation { code } services"),
				thing("Service", "{ organisations { units { runs { ...x } } } }", "/organisations/1/units/0/runs/0",
						"version name state unit { code }"),
				thing("LocalArea", "{ localAreas { ...x } }", "/localAreas/4", "code name locality coverage island"),
				thing("Place", "{ places { ...x } }", "/places/0", "version name kind area { code } address masking"),
				thing("DrugAlert", "{ drugAlerts { ...x } }", "/drugAlerts/0",
						"number version stage level { code } substances { code } audiences { label } shortText validUntil"),
				thing("NaloxoneOutlet", "{ naloxoneOutlets { ...x } }", "/naloxoneOutlets/2",
						"version name kind { code } openToPublic routes { code } unit { code } area { code }"),
				thing("NaloxoneSupply", "{ naloxoneSupplies(first: 1) { edges { node { ...x } } } }",
						"/naloxoneSupplies/edges/0/node", "version happenedOn kits recipient { code } outlet { name }"),
				thing("EquipmentReturn", "{ equipmentReturns(first: 1) { edges { node { ...x } } } }",
						"/equipmentReturns/edges/0/node",
						"version period from to nil attendances items { of { code } number } outlet { name } earlier { version }"),
				thing("Stay", "{ stays(first: 1) { edges { node { ...x } } } }", "/stays/edges/0/node",
						"version stage kind { code } facts { enquiryOn route { code } } plannedEnds { on } asked { months known } followUps { status { code } } nextDueOn"),
				thing("JointCare", "{ jointCares(first: 1) { edges { node { ...x } } } }", "/jointCares/edges/0/node",
						"version stage askedBy { code } askedOf { code } askedOn dueOn refusedOther told { kind on code { code } reason { code } unit { code } }"),
				thing("ReachOut", "{ peopleToReach(first: 1) { edges { node { ...x } } } }",
						"/peopleToReach/edges/0/node",
						"version stage trigger { code } overdose occurredAt nextStep times { attemptBy reachBy } notices { source { code } } attempts { way { code } done { code } }"),
				thing("TreatmentEpisode", "{ episodes(first: 1) { edges { node { ...x } } } }",
						"/episodes/edges/0/node",
						"version startedOn substance { code } treatmentTypes { code } setting { code } medicine { code } lastContactOn endedOn endClass firstPrescription { hours workingDays sameDay }"),
				thing("ServiceFeedback", "{ serviceFeedback(first: 1) { edges { node { ...x } } } }",
						"/serviceFeedback/edges/0/node",
						"version stage heardOn how { code } themes { code } kind weight said answerBy answer answerWords unit { code } service { name }"),
				thing("Learning", "{ learnings(first: 1) { edges { node { ...x } } } }", "/learnings/edges/0/node",
						"version title words themes { code } reviewedFrom reviewedTo units { code } answerBy issuedBy"),
				thing("LearningTask", "{ learningTasks(first: 1) { edges { node { ...x } } } }",
						"/learningTasks/edges/0/node",
						"version learning unit { code } issuedOn answerBy reply words evidence promisedOn answeredOn"),
				thing("MatDocument", "{ matCycle(code: \"2026-27\") { standards { documents { ...x } } } }",
						"/matCycle/standards/0/documents/0", "title"),
				thing("MatRound", "{ matCycle(code: \"2026-27\") { standards { rounds { ...x } } } }",
						"/matCycle/standards/0/rounds/0", "answered"),
				thing("MatNumber", "{ matCycle(code: \"2026-27\") { standards { numbers { ...x } } } }",
						"/matCycle/standards/5/numbers/0", "printed"),
				thing("MatAssessment", "{ matCycle(code: \"2026-27\") { standards { assessment { ...x } } } }",
						"/matCycle/standards/0/assessment", "version"),
				thing("MatImprovement", "{ matCycle(code: \"2026-27\") { standards { improvements { ...x } } } }",
						"/matCycle/standards/1/improvements/0", "what"),
				thing("Wait", "{ waits(first: 1) { edges { node { ...x } } } }", "/waits/edges/0/node",
						"version receivedOn stage substance { code } service { name } clock { raw adjusted }"),
				thing("HelpGiven", "{ helpGiven(first: 1) { edges { node { ...x } } } }", "/helpGiven/edges/0/node",
						"version happenedOn domain { code } form { code } confirmed confirmedInAYear crisis onward { name }"),
				thing("Volunteer", "{ volunteers { ...x } }", "/volunteers/0",
						"version number role { code } pvg { code } state hours fromOn"),
				thing("Grant", "{ grants(first: 1) { edges { node { ...x } } } }", "/grants/edges/0/node",
						"version holder award from to reportBy state spent unit { code } actionCodes"),
				thing("NeedCheck", "{ needChecks(first: 1) { edges { node { ...x } } } }", "/needChecks/edges/0/node",
						"version checkedOn stage dueOn answers { domain { code } need met }"),
				thing("LearnerPath", "{ learnerPaths(first: 1) { edges { node { ...x } } } }",
						"/learnerPaths/edges/0/node",
						"version course { code } provider { code } scqfLevel startOn endOn outcome state qualification { code }"),
				thing("WorkPath", "{ workPaths(first: 1) { edges { node { ...x } } } }", "/workPaths/edges/0/node",
						"version registeredOn state startedOn sustained { weeks state } jobs { start } checks { on }"),
				thing("CraftCourse", "{ craftCourses(first: 1) { edges { node { ...x } } } }",
						"/craftCourses/edges/0/node",
						"version state startOn sessions lovedOne { code } entryDueOn nextDueOn told { kind on }"),
				thing("TherapyStart", "{ therapyStarts(first: 1) { edges { node { ...x } } } }",
						"/therapyStarts/edges/0/node",
						"version state who { code } ageBand { code } referredOn startedOn days longOn"),
				thing("Aftercare", "{ aftercareDue(until: \"2028-12-31\") { ...x } }", "/aftercareDue/0",
						"version state exitOn expectedBefore nextDueOn stay { code } ageBand { code } moments { code dueOn standing }"),
				thing("RegisterEntry",
						"{ registerEntries(register: \"FASD_GAP\", unit: \"NHSAA-PH\", item: \"FIRST\") { ...x } }",
						"/registerEntries/0",
						"version onDay evidence withdrawn state { code } unit { code } register { code } said { reason }"),
				thing("FamilySupport", "{ familySupport(first: 1) { edges { node { ...x } } } }",
						"/familySupport/edges/0/node",
						"version state requestedOn tier { code } unit { code } members { role { code } ageBand { code } } jointWith { code }"),
				thing("Programme", "{ programmes(first: 1) { edges { node { ...x } } } }", "/programmes/edges/0/node",
						"version code title kind { code } audience { code } countingMode state unit { code } actions"),
				thing("Series", "{ programmes(first: 1) { edges { node { series { ...x } } } } }",
						"/programmes/edges/0/node/series/0",
						"version title programme { code } unit { code } mode countOffered state hours { frequency opens closes }"),
				thing("Cohort", "{ cohorts { ...x } }", "/cohorts/0",
						"version label programme { code } fromOn enrolled completed leftEarly active completion"),
				thing("Resource", "{ resources(first: 1) { edges { node { ...x } } } }", "/resources/edges/0/node",
						"version code title state kind { code } topics { code } unit { code } actions reviewBy"),
				thing("StockMove", "{ resourceOutlets { moves { ...x } } }", "/resourceOutlets/3/moves/0",
						"version movement number happenedOn place { name } resource { code } unit { code }"),
				thing("MessageSet", "{ messageSets(first: 1) { edges { node { ...x } } } }",
						"/messageSets/edges/0/node",
						"version code title topic { code } unit { code } agreed reviewedOn asked { code } usedBy { code } state"),
				thing("Campaign", "{ campaigns(first: 1) { edges { node { ...x } } } }", "/campaigns/edges/0/node",
						"version code title state unit { code } actions rates { basis engagements of percent }"),
				thing("Session",
						"{ sessions(from: \"2026-04-01\", to: \"2026-11-23\", first: 1) { edges { node { ...x } } } }",
						"/sessions/edges/0/node",
						"version happenedOn present state how unit { code } programme { title }"),
				thing("PersonEnding", "{ personEndings { ...x } }", "/personEndings/0",
						"learnedOn recordedBy takenBackAt unit { code }"),
				thing("Group", "{ groups { ...x } }", "/groups/2",
						"code name reportsTo papersDueWorkingDaysBefore meetings { on papersDueOn }"),
				thing("Member", "{ members(unit: \"NADARS\") { ...x } }", "/members/0", "version name post role"),
				thing("Account", "{ accounts(first: 1) { edges { node { ...x } } } }", "/accounts/edges/0/node",
						"version name state memberships { post }"),
				thing("Measure", "{ measures(first: 1) { edges { node { ...x } } } }", "/measures/edges/0/node",
						"code title kind direction breakdowns { code }"),
				thing("PublishedSeries", "{ publishedSeries { ...x } }", "/publishedSeries/0",
						"code title publisher publishedOn releases { name } warnings { line }"),
				thing("PublishedFigure", "{ publishedSeries { figures(area: \"SCOTLAND\") { ...x } } }",
						"/publishedSeries/1/figures/0",
						"printed value unit period { name } by { value } vintage newest"),
				thing("Import", "{ imports(first: 1) { edges { node { ...x } } } }", "/imports/edges/0/node",
						"kind fileName sha256 counts { what count } by takeBackable"),
				thing("HelpRequest", """
						mutation { askForHelp(input: { idempotencyKey: "of-node-tests", plan: "OWN-PLAN",
						    action: "OWN-ACTION", words: "A room." }) { ...x } }""", "/askForHelp",
						"version state askedBy words action { code }"),
				thing("Evidence", """
						mutation { addEvidenceLink(input: { idempotencyKey: "of-node-tests", plan: "OWN-PLAN",
						    action: "OWN-ACTION", link: "https://example.org/minutes" }) { ...x } }""",
						"/addEvidenceLink", "title kind link"),
				thing("Milestone", "{ action(plan: \"OWN-PLAN\", code: \"OWN-ACTION\") { milestones { ...x } } }",
						"/action/milestones/0", "version title baselineOn currentOn slippageDays moves { to }"),
				thing("Note", """
						mutation { addNote(input: { idempotencyKey: "of-node-tests", plan: "OWN-PLAN",
						    action: "OWN-ACTION", layer: TEAM, words: "Ours." }) { notes { ...x } } }""",
						"/addNote/notes/0", "layer unit words writtenBy writtenAt"),
				thing("BoardLine", "{ action(plan: \"OWN-PLAN\", code: \"OWN-ACTION\") { boardLine { ...x } } }",
						"/action/boardLine", "group heldOn number words basedOn outdated writtenBy"),
				thing("Decision",
						"""
								mutation { recordDecision(input: { idempotencyKey: "of-node-tests", group: "OWN-GROUP",
								    on: "2026-12-21", words: "Agree it.", plan: "OWN-PLAN", action: "OWN-ACTION" }) { ...x } }""",
						"/recordDecision", "version reference group on words state action { code }"),
				thing("Question", """
						mutation { askQuestion(input: { idempotencyKey: "of-node-tests", plan: "OWN-PLAN",
						    action: "OWN-ACTION", group: "OWN-GROUP", heldOn: "2026-12-21", words: "Why?" }) {
						    questions { ...x } } }""", "/askQuestion/questions/0",
						"rawId version group heldOn words answer"),
				thing("PlanConflict", "{ plan(code: \"OWN-PLAN\") { conflicts { ...x } } }", "/plan/conflicts/0",
						"rawId version action field fileValue state"),
				thing("Return", "{ returns(from: \"2026-01-01\", to: \"2027-12-31\") { ...x } }", "/returns/0",
						"version code period title dueOn state owner { post }"),
				thing("SharingAgreement", "{ sharingAgreements { ...x } }", "/sharingAgreements/0",
						"code version title state parties { unit part } dataSets"),
				thing("Message", "{ outbox(first: 1) { ...x } }", "/outbox/0", "rawId version name subject body state"),
				thing("ProblemReport", "{ problemReports(first: 1) { ...x } }", "/problemReports/0",
						"rawId version state wrong signedIn"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("things")
	void nodeIsTheSameThing(String type, String document, String pointer, String fields) {
		String fragment = " fragment x on %s { id __typename %s }".formatted(type, fields);
		try (var plan = OwnPlan.in(context).withPapersDue(LocalDate.of(2026, 12, 7))) {
			String action = plan.action("NADARS");
			plan.milestone(action, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 1));
			plan.boardLine(action, LocalDate.of(2026, 12, 21), 1, "All is well.");
			plan.conflict(action);
			anImport();
			anEnding();
			aMessage();
			aReport();
			String reader = "TherapyStart".equals(type) ? "families"
					: OF_UNITS.contains(type) ? "practitioner" : "lead";
			var listed = graphQl.as(reader)
				.query(document.replace("OWN-PLAN", plan.code())
					.replace("OWN-ACTION", action)
					.replace("OWN-GROUP", plan.group())
					.replace("of-node-tests", plan.code()) + fragment)
				.withoutErrors()
				.data(pointer);
			assertThat(listed.at("/__typename").asString()).isEqualTo(type);

			var found = graphQl.as(reader)
				.query("query($id: ID!) { node(id: $id) { ...x } }" + fragment,
						Map.of("id", listed.at("/id").asString()))
				.withoutErrors()
				.data("/node");

			assertThat(found).isEqualTo(listed);
		}
	}

	private void anImport() {
		context.getBean(JdbcClient.class)
			.sql("""
					insert into exchange.import (id, kind, file_name, sha256, size, counts, can_be_taken_back, imported_at,
					    imported_by, imported_by_name)
					values (gen_random_uuid(), 'test', 'nodes.csv', md5('nodes.csv') || md5('nodes.csv'), 1, '[["rows", 1]]', false, now(),
					    gen_random_uuid(), 'Nobody')
					on conflict do nothing""")
			.update();
	}

	private void anEnding() {
		context.getBean(JdbcClient.class)
			.sql("""
					insert into people.ending (id, version, unit, learned_on, recorded_by, recorded_by_name, recorded_at)
					values ('00000000-0000-0000-0000-00000000dead', 1, 'NADARS', current_date, gen_random_uuid(), 'Nobody', now())
					on conflict do nothing""")
			.update();
	}

	private UUID aMessage() {
		var id = UUID.randomUUID();
		context.getBean(JdbcClient.class).sql("""
				insert into notification.message (id, version, batch, recipient, kind, subject, body, state, created_by,
				    created_by_name, created_at)
				select :id, 1, :id, a.id, 'NUDGE', 'Please', 'Tell us.', 'WAITING', a.id, 'Nobody', now()
				from identity.account a where a.username = 'nadars'""").param("id", id).update();
		return id;
	}

	private void aReport() {
		context.getBean(JdbcClient.class).sql("""
				insert into feedback.problem_report (id, version, state, wrong, signed_in, reported_at)
				values (gen_random_uuid(), 1, 'OPEN', 'It broke.', false, now())""").update();
	}

	/** Programs of others keep ids that were given out before they were global. */
	@Test
	void plainIdIsTakenStill() {
		UUID message = aMessage();

		var answer = graphQl.as("lead")
			.query("mutation($input: MessageInput!) { markSent(input: $input) { id rawId state } }",
					Map.of("input", Map.of("idempotencyKey", message, "id", message.toString(), "expectedVersion", 1)))
			.withoutErrors();

		assertThat(answer.data("/markSent/state").asString()).isEqualTo("SENT");
		assertThat(answer.data("/markSent/rawId").asString()).isEqualTo(message.toString());
		assertThat(answer.data("/markSent/id").asString()).isEqualTo(NodeSource.globalId("Message", message));
	}

	@Test
	void everythingWithAnIdIsANode(@Autowired GraphQlSource source) {
		assertThat(source.schema().getAllTypesAsList()).filteredOn(GraphQLObjectType.class::isInstance)
			.map(GraphQLObjectType.class::cast)
			.filteredOn(type -> type.getFieldDefinition("id") != null)
			.isNotEmpty()
			.allMatch(type -> type.getInterfaces().stream().anyMatch(it -> it.getName().equals("Node")), "is a Node");
	}

	@Test
	void everyTypeOfNodeIsTried() {
		var types = graphQl.as("lead")
			.query("{ __type(name: \"Node\") { possibleTypes { name } } }")
			.withoutErrors()
			.data("/__type/possibleTypes")
			.valueStream()
			.map(type -> type.at("/name").asString());

		assertThat(types).containsExactlyInAnyOrderElementsOf(things().map(it -> (String) it.get()[0]).toList());
	}

	@Test
	void idsAreUnlikeBetweenTypesOfTheSameCode() {
		var plan = graphQl.as("lead").query("{ plan(code: \"NAADP-2025\") { id outcomes { id } } }").withoutErrors();
		var ids = plan.data("/plan/outcomes").valueStream().map(outcome -> outcome.at("/id").asString()).toList();
		var other = graphQl.as("lead").query("{ plan(code: \"NM-2022\") { outcomes { id } } }").withoutErrors();

		assertThat(ids).doesNotHaveDuplicates().hasSize(12);
		assertThat(other.data("/plan/outcomes").valueStream().map(outcome -> outcome.at("/id").asString()))
			.doesNotContainAnyElementsOf(ids);
	}

	@Test
	void wordsOfAnUpdateAreHiddenBehindItsIdToo() {
		var update = graphQl.as("lead")
			.query("""
					{ plan(code: "NAADP-2025") { actions(first: 1, filter: { unit: "TPS-PEAR", freshness: [FRESH, DUE, STALE] }) {
					    edges { node { updates(first: 1) { edges { node { id } } } } } } } }""")
			.withoutErrors();
		String id = update.data("/plan/actions/edges/0/node/updates/edges/0/node/id").asString();
		assertThat(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8)).startsWith("Update:");

		var answer = graphQl.as("nadars")
			.query("query($id: ID!) { node(id: $id) { id ... on Update { on whatHappened } } }", Map.of("id", id));

		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(answer.data("/node/id").asString()).isEqualTo(id);
		assertThat(answer.data("/node/whatHappened").isNull()).isTrue();
	}

	@Test
	void schemaIsToldToCommonTools() {
		var answer = graphQl.as("board").query(IntrospectionQuery.INTROSPECTION_QUERY);

		assertThat(answer.withoutErrors().data("/__schema/types").size()).isGreaterThan(30);
	}

	private static Arguments thing(String type, String document, String pointer, String fields) {
		return Arguments.of(type, document, pointer, fields);
	}

}
