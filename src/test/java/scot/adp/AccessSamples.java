package scot.adp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scot.adp.platform.NodeSource;

/**
 * A sample of everything that can be asked for: each route, query field, mutation, type
 * of node, and each nested field that a guarded method answers. A new one needs its line.
 */
final class AccessSamples {

	/** For each query the operation and a call. */
	static final Map<String, Query> QUERIES = new TreeMap<>(Map.ofEntries(
	// @formatter:off
			query("node", "directory.organisation.read", world -> "node(id: \"%s\") { id }".formatted(NodeSource.globalId("Unit", AccessWorld.LED))),
			query("accessMatrix", "identity.access-matrix.read", world -> "accessMatrix { name }"),
			query("accounts", "identity.access.read", world -> "accounts(text: \"%s\", first: 5) { totalCount }".formatted(world.word(AccessWorld.Marker.EMAIL))),
			query("accessReview", "identity.access-review.read", world -> "accessReview(quarter: \"%s\") { quarter }".formatted(AccessWorld.QUARTER)),
			query("problemReports", "feedback.problem.read", world -> "problemReports(first: 5) { id }"),
			query("meetings", "directory.group.read", world -> "meetings(group: \"%s\") { on }".formatted(world.plan.group())),
			query("localAreas", "directory.area.read", world -> "localAreas { code }"),
			query("services", "directory.organisation.read", world -> "services(search: \"service\", first: 5) { totalCount edges { node { openAt { state } entry { hours { opens } } } } }"),
			query("service", "directory.organisation.read", world -> "service(slug: \"s-%s\") { name }".formatted(world.uuid("OwnService"))),
			query("helpCoverage", "directory.coverage.read", world -> "helpCoverage { covered asked { askedOn } services { name } }"),
			query("places", "directory.organisation.read", world -> "places { name }"),
			query("drugAlerts", "treatment.alert.read", world -> "drugAlerts(inForce: true, substance: \"XYLAZINE\") { shortText }"),
			query("naloxoneOutlets", "treatment.outlet.read", world -> "naloxoneOutlets(locality: \"ARRAN\") { name }"),
			query("naloxoneSupplies", "treatment.supply.read", world -> "naloxoneSupplies(outlet: \"%s\", first: 5) { totalCount }".formatted(world.id("NaloxoneOutlet"))),
			query("programmes", "activities.programme.read", world -> "programmes(unit: \"%s\", first: 5) { totalCount edges { node { quarters(last: 1) { sessions } feedback(from: \"2026-04-01\", to: \"2026-11-01\") { mean } } } }".formatted(AccessWorld.LED)),
			query("resources", "activities.resource.read", world -> "resources(first: 5) { totalCount edges { node { title state } } }"),
			query("resourceOutlets", "activities.stock.read", world -> "resourceOutlets(area: \"IRVINE\") { stocked levels { number } }"),
			query("messageSets", "activities.message.read", world -> "messageSets(first: 5) { totalCount edges { node { title agreed asked { code } usedBy { code } } } }"),
			query("campaigns", "activities.campaign.read", world -> "campaigns(unit: \"%s\", first: 5) { totalCount edges { node { title rates { engagements } } } }".formatted(AccessWorld.LED)),
			query("tallyCards", "activities.card.read", world -> "tallyCards { code counts }"),
			query("cohorts", "activities.session.read", world -> "cohorts(programme: \"%s\") { label enrolled }".formatted(world.id("Programme"))),
			query("sessions", "activities.session.read", world -> "sessions(from: \"2026-04-01\", to: \"2027-03-31\", first: 5) { totalCount edges { node { note } } }"),
			query("equipmentReturns", "treatment.equipment.read", world -> "equipmentReturns(first: 5) { totalCount }"),
			query("stays", "treatment.stay.read", world -> "stays(list: ALL, first: 5) { totalCount edges { node { ownRef followUps { status { code } } } } }"),
			query("jointCares", "treatment.joint-care.read", world -> "jointCares(list: ALL, first: 5) { totalCount edges { node { ownRef told { recordedBy code { code } } } } }"),
			query("peopleToReach", "treatment.reach.read", world -> "peopleToReach(list: ALL, first: 5) { totalCount edges { node { ownRef attempts { way { code } } } } }"),
			query("episodes", "treatment.episode.read", world -> "episodes(list: ALL, first: 5) { totalCount edges { node { ownRef medicine { code } } } }"),
			query("caseload", "treatment.episode.count", world -> "caseload { episodes people cohorts { began } }"),
			query("feedbackWall", "treatment.voice.read", world -> "feedbackWall { theme { code } feedback { said answerWords } }"),
			query("learnings", "governance.learning.read", world -> "learnings(first: 100) { edges { node { title words } } }"),
			query("learningTasks", "treatment.learning-task.read", world -> "learningTasks(first: 100) { totalCount edges { node { words evidence } } }"),
			query("serviceFeedback", "treatment.voice.read", world -> "serviceFeedback(list: ALL, first: 5) { totalCount edges { node { said quote } } }"),
			query("matCycle", "treatment.mat.read", world -> "matCycle(code: \"2026-27\") { title standards { number computed documents { title } rounds { answered themes { people } } numbers { printed warning } improvements { what } } }"),
			query("matComparison", "treatment.mat.read", world -> "matComparison(earlier: \"2025-26\", later: \"2026-27\") { standard before now }"),
			query("waits", "treatment.wait.read", world -> "waits(list: OPEN, first: 5) { totalCount }"),
			query("familySupport", "families.support.read", world -> "familySupport(state: OPEN, first: 5) { totalCount edges { node { ownRef members { position } } } }"),
			query("schoolCoverage", "families.school.read", world -> "schoolCoverage(year: \"2025/26\") { censusOn }"),
			query("craftCourses", "families.craft.read", world -> "craftCourses(first: 5) { totalCount edges { node { ownRef told { on } } } }"),
			query("therapyStarts", "families.therapy.read", world -> "therapyStarts(first: 5) { totalCount edges { node { ownRef } } }"),
			query("aftercareDue", "families.aftercare.read", world -> "aftercareDue(until: \"2027-03-31\") { ownRef }"),
			query("registers", "registers.read", world -> "registers { code places { standing entry { evidence } } }"),
			query("registerEntries", "registers.read", world -> "registerEntries(register: \"PROTOCOL\", unit: \"%s\", item: \"EARLY_INTERVENTION\") { evidence said { reason } }".formatted(AccessWorld.LED)),
			query("waitBands", "measures.figure.read", world -> "waitBands(quarter: \"2026-07-01\") { band figure { state } }"),
			query("waitQuarter", "treatment.wait-quarter.read", world -> "waitQuarter(day: \"2026-07-01\") { stage version }"),
			query("clockRule", "treatment.wait.rule.read", world -> "clockRule(code: \"DA-RAW\") { title }"),
			query("helpGiven", "community.help.read", world -> "helpGiven(first: 5) { totalCount }"),
			query("volunteering", "community.volunteer.read", world -> "volunteering(first: 5) { totalCount }"),
			query("volunteers", "community.volunteer.read", world -> "volunteers(state: ACTIVE) { number }"),
			query("needChecks", "community.need.read", world -> "needChecks(first: 5) { totalCount }"),
			query("grants", "community.grant.read", world -> "grants(first: 5) { totalCount edges { node { holder award } } }"),
			query("learnerPaths", "community.learner.read", world -> "learnerPaths(first: 5) { totalCount }"),
			query("workPaths", "community.path.read", world -> "workPaths(first: 5) { totalCount }"),
			query("organisations", "directory.organisation.read", world -> "organisations { code }"),
			query("groups", "directory.group.read", world -> "groups { code }"),
			query("imports", "exchange.import.read", world -> "imports(first: 5) { edges { node { fileName } } }"),
			query("members", "identity.member.read", world -> "members(unit: \"%s\") { name }".formatted(AccessWorld.LED)),
			query("ownedWork", "identity.member.end", world -> "ownedWork(member: \"%s\") { code }".formatted(world.id("Member"))),
			query("me", "identity.me.read", world -> "me { name }"),
			query("outbox", "notification.message.read", world -> "outbox { id }"),
			query("paper", "governance.paper.read", world -> "paper(group: \"%s\", on: \"%s\") { asAt }".formatted(world.plan.group(), world.meeting)),
			query("papers", "governance.paper.read", world -> "papers(group: \"%s\") { number }".formatted(world.plan.group())),
			query("sharingAgreements", "people.agreement.read", world -> "sharingAgreements { code }"),
			query("personEndings", "people.ending.read", world -> "personEndings { learnedOn recordedBy }"),
			query("retentionRules", "people.retention.read", world -> "retentionRules { dataSet }"),
			query("returns", "reporting.return.read", world -> "returns(from: \"2026-11-01\", to: \"2027-03-31\") { code }"),
			query("search", "shell.search", world -> "search(text: \"%s\") { hits { title } }".formatted(world.word(AccessWorld.Marker.RECORD))),
			query("changes", "governance.change.read", world -> "changes(group: \"%s\", from: \"2026-11-01\", to: \"2026-11-23\") { from }".formatted(world.plan.group())),
			query("coverage", "strategy.coverage.read", world -> "coverage(plan: \"%s\", by: UNIT) { code }".formatted(world.plan.code())),
			query("eventBus", "bus.state.read", world -> "eventBus { waiting lastHour { deliveries } }"),
			query("exceptions", "governance.exception.read", world -> "exceptions(group: \"%s\", on: \"%s\") { asAt }".formatted(world.plan.group(), world.meeting)),
			query("helpRequests", "strategy.help.read", world -> "helpRequests { totalCount }"),
			query("measure", "measures.measure.read", world -> "measure(code: \"PLN-01\") { title }"),
			query("measures", "measures.measure.read", world -> "measures(first: 5) { totalCount }"),
			query("publishedSeries", "measures.published.read", world -> "publishedSeries { title }"),
			query("publishedTogether", "measures.published.read", world -> "publishedTogether(series: \"PHS-NALOXONE-YEAR\", figure: \"KITS\", area: \"NORTH-AYRSHIRE\", from: \"2015-04-01\", to: \"2016-03-31\") { value }"),
			query("publishedDifference", "measures.published.read", world -> "publishedDifference(one: \"%1$s\", other: \"%1$s\") { value }".formatted(world.id("PublishedFigure"))),
			query("measureRuns", "measures.run.read", world -> "measureRuns { source }"),
			query("nudges", "strategy.nudge.read", world -> "nudges { subject }"),
			query("plans", "strategy.plan.read", world -> "plans { code }"),
			query("plan", "strategy.plan.read", world -> "plan(code: \"%s\") { title }".formatted(world.plan.code())),
			query("action", "strategy.action.read", world -> "action(plan: \"%s\", code: \"%s\") { title }".formatted(world.plan.code(), world.action)),
			query("statusScale", "strategy.status-scale.read", world -> "statusScale(code: \"DELIVERY\") { title }")));

	/** For each type of node the operation and the id of one. */
	static final Map<String, Query> NODES = new TreeMap<>(Map.ofEntries(
			query("Plan", "strategy.plan.read", world -> NodeSource.globalId("Plan", world.plan.code())),
			query("Outcome", "strategy.plan.read", world -> NodeSource.globalId("Outcome", "NAADP-2025/O6")),
			query("Principle", "strategy.plan.read", world -> NodeSource.globalId("Principle", "NAADP-2025/PRV")),
			query("Action", "strategy.action.read", world -> NodeSource.globalId("Action", world.plan.id(world.action))),
			query("Update", "strategy.update.read", world -> world.id("Update")),
			query("Organisation", "directory.organisation.read", world -> NodeSource.globalId("Organisation", "TPS")),
			query("Unit", "directory.organisation.read", world -> NodeSource.globalId("Unit", AccessWorld.LED)),
			query("LocalArea", "directory.area.read", world -> NodeSource.globalId("LocalArea", "IRVINE")),
			query("Place", "directory.organisation.read", world -> world.id("Place")),
			query("Service", "directory.organisation.read", world -> world.id("Service")),
			query("DrugAlert", "treatment.alert.read", world -> world.id("DrugAlert")),
			query("NaloxoneOutlet", "treatment.outlet.read", world -> world.id("NaloxoneOutlet")),
			query("NaloxoneSupply", "treatment.supply.read", world -> world.id("NaloxoneSupply")),
			query("HelpGiven", "community.help.read", world -> world.id("HelpGiven")),
			query("Volunteer", "community.volunteer.read", world -> world.id("Volunteer")),
			query("NeedCheck", "community.need.read", world -> world.id("NeedCheck")),
			query("Grant", "community.grant.read", world -> world.id("Grant")),
			query("LearnerPath", "community.learner.read", world -> world.id("LearnerPath")),
			query("WorkPath", "community.path.read", world -> world.id("WorkPath")),
			query("Programme", "activities.programme.read", world -> world.id("Programme")),
			query("Resource", "activities.resource.read", world -> world.id("Resource")),
			query("StockMove", "activities.stock.read", world -> world.id("StockMove")),
			query("Campaign", "activities.campaign.read", world -> world.id("Campaign")),
			query("MessageSet", "activities.message.read", world -> world.id("MessageSet")),
			query("Series", "activities.programme.read", world -> world.id("Series")),
			query("Cohort", "activities.session.read", world -> world.id("Cohort")),
			query("Session", "activities.session.read", world -> world.id("Session")),
			query("Stay", "treatment.stay.read", world -> world.id("Stay")),
			query("JointCare", "treatment.joint-care.read", world -> world.id("JointCare")),
			query("ReachOut", "treatment.reach.read", world -> world.id("ReachOut")),
			query("TreatmentEpisode", "treatment.episode.read", world -> world.id("TreatmentEpisode")),
			query("ServiceFeedback", "treatment.voice.read", world -> world.id("ServiceFeedback")),
			query("Learning", "governance.learning.read", world -> world.id("Learning")),
			query("LearningTask", "treatment.learning-task.read", world -> world.id("LearningTask")),
			query("MatDocument", "treatment.mat.read", world -> world.id("MatDocument")),
			query("MatRound", "treatment.mat.read", world -> world.id("MatRound")),
			query("MatNumber", "treatment.mat.read", world -> world.id("MatNumber")),
			query("MatAssessment", "treatment.mat.read", world -> world.id("MatAssessment")),
			query("MatImprovement", "treatment.mat.read", world -> world.id("MatImprovement")),
			query("Wait", "treatment.wait.read", world -> world.id("Wait")),
			query("FamilySupport", "families.support.read", world -> world.id("FamilySupport")),
			query("CraftCourse", "families.craft.read", world -> world.id("CraftCourse")),
			query("TherapyStart", "families.therapy.read", world -> world.id("TherapyStart")),
			query("Aftercare", "families.aftercare.read", world -> world.id("Aftercare")),
			query("RegisterEntry", "registers.read", world -> world.id("RegisterEntry")),
			query("EquipmentReturn", "treatment.equipment.read", world -> world.id("EquipmentReturn")),
			query("Group", "directory.group.read", world -> NodeSource.globalId("Group", world.plan.group())),
			query("Member", "identity.member.read", world -> world.id("Member")),
			query("Account", "identity.access.read", world -> world.id("Account")),
			query("Measure", "measures.measure.read", world -> NodeSource.globalId("Measure", "PLN-01")),
			query("PublishedSeries", "measures.published.read", world -> NodeSource.globalId("PublishedSeries", "PHS-WAITS")),
			query("PublishedFigure", "measures.published.read", world -> world.id("PublishedFigure")),
			query("Import", "exchange.import.read", world -> world.id("Import")),
			query("HelpRequest", "strategy.help.read", world -> world.id("HelpRequest")),
			query("Evidence", "strategy.evidence.read", world -> world.id("Evidence")),
			query("Milestone", "strategy.milestone.read", world -> world.id("Milestone")),
			query("Note", "strategy.note.read", world -> world.id("Note")),
			query("BoardLine", "governance.board-line.read", world -> world.id("BoardLine")),
			query("Decision", "governance.decision.read", world -> world.id("Decision")),
			query("Question", "governance.question.read", world -> world.id("Question")),
			query("PlanConflict", "strategy.plan-conflict.read", world -> world.id("PlanConflict")),
			query("Return", "reporting.return.read", world -> world.id("Return")),
			query("Message", "notification.message.read", world -> world.id("Message")),
			query("SharingAgreement", "people.agreement.read", world -> NodeSource.globalId("SharingAgreement", AccessWorld.AGREEMENT)),
			query("PersonEnding", "people.ending.read", world -> world.id("PersonEnding")),
			query("ProblemReport", "feedback.problem.read", world -> world.id("ProblemReport"))));

	/** Nodes that not everyone who reads such things knows of, by whose words they are. */
	static final Map<String, AccessWorld.Marker> HIDDEN_NODES = Map.ofEntries(
			Map.entry("Note", AccessWorld.Marker.PARTNER_NOTE), Map.entry("HelpGiven", AccessWorld.Marker.SUPPLY),
			Map.entry("WorkPath", AccessWorld.Marker.SUPPLY), Map.entry("LearnerPath", AccessWorld.Marker.SUPPLY), Map.entry("NeedCheck", AccessWorld.Marker.SUPPLY),
			Map.entry("Volunteer", AccessWorld.Marker.SUPPLY), Map.entry("NaloxoneSupply", AccessWorld.Marker.SUPPLY),
			Map.entry("Stay", AccessWorld.Marker.SUPPLY), Map.entry("JointCare", AccessWorld.Marker.SUPPLY), Map.entry("ReachOut", AccessWorld.Marker.SUPPLY), Map.entry("TreatmentEpisode", AccessWorld.Marker.SUPPLY), Map.entry("Wait", AccessWorld.Marker.SUPPLY), Map.entry("FamilySupport", AccessWorld.Marker.SUPPLY), Map.entry("Aftercare", AccessWorld.Marker.SUPPLY),
			Map.entry("CraftCourse", AccessWorld.Marker.SUPPLY), Map.entry("TherapyStart", AccessWorld.Marker.SUPPLY),
			Map.entry("EquipmentReturn", AccessWorld.Marker.UNIT_COUNT),
			Map.entry("ServiceFeedback", AccessWorld.Marker.VOICE), Map.entry("LearningTask", AccessWorld.Marker.VOICE), Map.entry("Cohort", AccessWorld.Marker.SESSION), Map.entry("PersonEnding", AccessWorld.Marker.SUPPLY), Map.entry("Session", AccessWorld.Marker.SESSION));

	/** For each mutation the operation and an input that could be taken. */
	static final Map<String, Mutation> MUTATIONS = byField(
			mutation("addMeetings", "directory.meeting.change", world -> input("group", world.plan.group(), "meetings", List.of(Map.of("on", "2027-06-01")))),
			mutation("moveMeeting", "directory.meeting.change", world -> input("group", world.plan.group(), "on", "2027-01-01", "expectedVersion", 1, "to", "2027-01-02")),
			mutation("removeMeeting", "directory.meeting.change", world -> input("group", world.plan.group(), "on", "2027-01-01", "expectedVersion", 1)),
			mutation("recordAttendance", "directory.attendance.record", world -> input("group", world.plan.group(), "on", "2027-01-01", "expectedVersion", 1, "present", List.of(), "apologies", List.of(), "others", "Two.")),
			mutation("askForCoverage", "directory.coverage.ask", world -> input("area", "NOWHERE", "weekday", "MONDAY", "band", "DAYTIME", "unit", AccessWorld.LED)),
			mutation("draftAlert", "treatment.alert.draft", world -> input("alert", alert())),
			mutation("issueAlert", "treatment.alert.issue", world -> input("id", world.id("DrugAlert"), "expectedVersion", 99)),
			mutation("changeAlert", "treatment.alert.draft", world -> input("id", world.id("DrugAlert"), "expectedVersion", 99, "alert", alert())),
			mutation("withdrawAlert", "treatment.alert.issue", world -> input("id", world.id("DrugAlert"), "expectedVersion", 99, "because", "MISTAKE")),
			mutation("acknowledgeAlert", "treatment.alert.acknowledge", world -> input("id", world.id("DrugAlert"))),
			mutation("addPlace", "directory.place.add", world -> input("name", "Hall", "kind", "VENUE", "area", "NOWHERE", "masking", "OPEN", "unit", AccessWorld.LED)),
			mutation("changePlace", "directory.place.change", world -> input("id", world.id("Place"), "expectedVersion", 99, "name", "Hall", "kind", "VENUE", "area", "IRVINE", "masking", "OPEN")),
			mutation("saveService", "directory.service.change", world -> input("id", NodeSource.globalId("Service", world.uuid("OwnService")), "expectedVersion", 99, "unit", AccessWorld.LED, "name", "A service")),
			mutation("assureServices", "directory.service.assure", world -> input("services", List.of(NodeSource.globalId("Service", world.uuid("OwnService"))), "how", "LINK")),
			mutation("takeBackAssurance", "directory.service.assure", world -> input("id", NodeSource.globalId("Service", world.uuid("OwnService")), "assuredOn", "2020-01-01", "how", "PHONE")),
			mutation("pauseService", "directory.service.change", world -> input("id", NodeSource.globalId("Service", world.uuid("OwnService")), "expectedVersion", 99, "from", "2026-11-20", "reason", "STAFFING")),
			mutation("resumeService", "directory.service.change", world -> input("id", NodeSource.globalId("Service", world.uuid("OwnService")), "expectedVersion", 99, "from", "2026-11-20")),
			mutation("closeService", "directory.service.change", world -> input("id", NodeSource.globalId("Service", world.uuid("OwnService")), "expectedVersion", 99, "on", "2020-11-20")),
			mutation("addNaloxoneOutlet", "treatment.outlet.write", world -> input("unit", AccessWorld.LED, "kind", "HOSTEL", "openToPublic", false, "routes", List.of("INTRANASAL"), "reorderLevel", 1)),
			mutation("changeNaloxoneOutlet", "treatment.outlet.write", world -> input("id", world.id("NaloxoneOutlet"), "expectedVersion", 99, "kind", "HOSTEL", "openToPublic", false, "routes", List.of("INTRANASAL"), "reorderLevel", 1)),
			mutation("recordStockMove", "treatment.stock.record", world -> input("outlet", world.id("NaloxoneOutlet"), "kind", "RECEIVED", "route", "INTRANASAL", "kits", 0, "happenedOn", "2026-11-20")).ofTheUnit(),
			mutation("recordSupply", "treatment.supply.record", world -> input("supply", supply(world))).ofTheUnit(),
			mutation("recordSupplies", "treatment.supply.record", world -> input("supplies", List.of(supply(world)))).ofTheUnit(),
			mutation("changeNaloxoneSupply", "treatment.supply.correct", world -> input("id", world.id("NaloxoneSupply"), "expectedVersion", 99, "supply", supply(world))).ofTheUnit(),
			mutation("withdrawSupply", "treatment.supply.correct", world -> input("id", world.id("NaloxoneSupply"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordHelp", "community.help.record", world -> input("helps", List.of(help()))).ofTheUnit(),
			mutation("changeHelpGiven", "community.help.correct", world -> input("id", world.id("HelpGiven"), "expectedVersion", 99, "help", help())).ofTheUnit(),
			mutation("withdrawHelpGiven", "community.help.correct", world -> input("id", world.id("HelpGiven"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("awardGrant", "community.grant.change", world -> input("award", grant())).ofTheUnit(),
			mutation("changeGrant", "community.grant.change", world -> input("id", world.id("Grant"), "expectedVersion", 99, "award", grant())).ofTheUnit(),
			mutation("reportGrant", "community.grant.report", world -> input("id", world.id("Grant"), "expectedVersion", 99, "spent", 1)).ofTheUnit(),
			mutation("closeGrant", "community.grant.change", world -> input("id", world.id("Grant"), "expectedVersion", 99, "closed", true)).ofTheUnit(),
			mutation("withdrawGrant", "community.grant.change", world -> input("id", world.id("Grant"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordNeedChecks", "community.need.record", world -> input("checks", List.of(needCheck()))).ofTheUnit(),
			mutation("changeNeedCheck", "community.need.change", world -> input("id", world.id("NeedCheck"), "expectedVersion", 99, "check", needCheck())).ofTheUnit(),
			mutation("withdrawNeedCheck", "community.need.change", world -> input("id", world.id("NeedCheck"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordLearnerPaths", "community.learner.record", world -> input("learners", List.of(learner()))).ofTheUnit(),
			mutation("changeLearnerPath", "community.learner.change", world -> input("id", world.id("LearnerPath"), "expectedVersion", 99, "learner", learner())).ofTheUnit(),
			mutation("withdrawLearnerPath", "community.learner.change", world -> input("id", world.id("LearnerPath"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordGrants", "community.grant.record", world -> input("grants", List.of(Map.of("award", Map.of("unit", AccessWorld.LED, "organisationName", "Nobody", "award", 0, "from", "2099-11-20", "to", "2099-11-21"))))),
			mutation("recordWorkPaths", "community.path.record", world -> input("paths", List.of(Map.of("unit", AccessWorld.LED, "ownRef", "NONE", "registeredOn", "2099-11-20")))).ofTheUnit(),
			mutation("addVolunteer", "community.volunteer.change", world -> input("unit", AccessWorld.LED, "ownRef", "NONE", "from", "2099-11-20", "does", Map.of("role", "CAFE", "regulated", false, "pvg", "NOT_NEEDED", "expenses", false, "state", "ACTIVE"))).ofTheUnit(),
			mutation("changeVolunteer", "community.volunteer.change", world -> input("id", world.id("Volunteer"), "expectedVersion", 99, "does", Map.of("role", "CAFE", "regulated", false, "pvg", "NOT_NEEDED", "expenses", false, "state", "ACTIVE"))).ofTheUnit(),
			mutation("endVolunteer", "community.volunteer.change", world -> input("id", world.id("Volunteer"), "expectedVersion", 99, "endedOn", "2026-11-20", "endReason", "OTHER")).ofTheUnit(),
			mutation("withdrawVolunteer", "community.volunteer.change", world -> input("id", world.id("Volunteer"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("withdrawWorkPath", "community.path.change", world -> input("id", world.id("WorkPath"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordVolunteerHours", "community.volunteer.hours", world -> input("hours", List.of(Map.of("volunteer", world.id("Volunteer"), "on", "2099-11-20", "hours", 1)))).ofTheUnit(),
			mutation("setVolunteerHours", "community.volunteer.hours", world -> input("hours", List.of(Map.of("volunteer", world.id("Volunteer"), "on", "2099-11-20", "hours", 1)))).ofTheUnit(),
			mutation("endWorkPath", "community.path.change", world -> input("id", world.id("WorkPath"), "expectedVersion", 99, "endedOn", "2026-11-20", "endReason", "MOVED")).ofTheUnit(),
			mutation("reopenWorkPath", "community.path.change", world -> input("id", world.id("WorkPath"), "expectedVersion", 99)).ofTheUnit(),
			mutation("takeOutWorkFact", "community.path.change", world -> input("id", world.id("WorkPath"), "expectedVersion", 99, "kind", "JOB", "from", "2026-11-20")).ofTheUnit(),
			mutation("saveProgramme", "activities.programme.change", world -> programme(world)),
			mutation("startProgramme", "activities.programme.change", world -> input("id", world.id("Programme"), "expectedVersion", 99)),
			mutation("saveSeries", "activities.programme.change", world -> input("programme", world.id("Programme"), "mode", "IN_PERSON", "countOffered", "NONE", "hours", Map.of("frequency", "WEEKLY", "from", "2026-11-20", "opens", "19:00", "closes", "20:00", "every", 99))),
			mutation("endSeries", "activities.programme.change", world -> input("id", world.id("Series"), "expectedVersion", 99, "on", "2026-11-20")),
			mutation("endProgramme", "activities.programme.change", world -> input("id", world.id("Programme"), "expectedVersion", 99, "on", "2026-11-20")),
			mutation("saveResource", "activities.resource.change", world -> resource(world)),
			mutation("lookAtResource", "activities.resource.change", world -> input("id", world.id("Resource"), "expectedVersion", 99, "reviewBy", "2099-11-20", "accessible", "YES")),
			mutation("withdrawResource", "activities.resource.change", world -> input("id", world.id("Resource"), "expectedVersion", 99, "because", "WRONG")),
			mutation("recordStock", "activities.stock.record", world -> input("moves", List.of(stockMove(world)))).ofTheUnit(),
			mutation("strikeStockMove", "activities.stock.record", world -> input("id", world.id("StockMove"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("saveMessageSet", "activities.message.change", world -> input("id", world.id("MessageSet"), "expectedVersion", 99, "code", "ACCESS-WORDS", "title", "Words", "topic", "DRUGS", "unit", AccessWorld.LED, "agreed", "Say this.")),
			mutation("reviewMessageSet", "activities.message.change", world -> input("id", world.id("MessageSet"), "expectedVersion", 99)),
			mutation("withdrawMessageSet", "activities.message.change", world -> input("id", world.id("MessageSet"), "expectedVersion", 99)),
			mutation("askForMessageSet", "activities.message.change", world -> input("id", world.id("MessageSet"), "units", List.of("NOBODY"))),
			mutation("useMessageSet", "activities.message.use", world -> input("id", world.id("MessageSet"), "unit", AccessWorld.LED, "uses", true, "on", "2099-11-20")),
			mutation("saveCampaign", "activities.campaign.change", world -> campaign(world)),
			mutation("recordCampaignFigures", "activities.campaign.record", world -> input("figures", List.of(Map.of("campaign", world.id("Campaign"), "channel", "FACEBOOK", "month", "2099-11-20", "engagements", 1)))).ofTheUnit(),
			mutation("recordSessions", "activities.session.record", world -> input("sessions", List.of(session(world)))).ofTheUnit(),
			mutation("recordParticipants", "activities.participant.record", world -> input("session", NodeSource.globalId("Session", world.uuid("KeyedSession")), "people", List.of())).ofTheUnit(),
			mutation("takeOutParticipant", "activities.participant.correct", world -> input("session", NodeSource.globalId("Session", world.uuid("KeyedSession")), "expectedVersion", 99, "person", Map.of("ownRef", "NAD-99999"))).ofTheUnit(),
			mutation("makeTallyCard", "activities.card.change", world -> input("programme", world.id("Programme"), "label", "x".repeat(200))).ofTheUnit(),
			mutation("endTallyCard", "activities.card.change", world -> input("code", "ACCESS01", "expectedVersion", 99, "because", "LOST")).ofTheUnit(),
			mutation("changeSession", "activities.session.record", world -> input("id", world.id("Session"), "expectedVersion", 99, "session", session(world))).ofTheUnit(),
			mutation("strikeSession", "activities.session.record", world -> input("id", world.id("Session"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("mergeSessions", "activities.session.record", world -> input("keep", world.id("Session"), "keepVersion", 99, "other", NodeSource.globalId("Session", world.uuid("OtherSession")), "otherVersion", 99)).ofTheUnit(),
			mutation("confirmSession", "activities.session.record", world -> input("id", world.id("Session"), "expectedVersion", 99)).ofTheUnit(),
			mutation("keepSessionsApart", "activities.session.record", world -> input("one", world.id("Session"), "other", world.id("Session"))).ofTheUnit(),
			mutation("askAboutSessionsAgain", "activities.session.record", world -> input("one", world.id("Session"), "other", world.id("Session"))).ofTheUnit(),
			mutation("countSeries", "activities.session.record", world -> input("id", world.id("Series"), "from", "2026-04-02", "expectedVersion", 99, "number", 1)).ofTheUnit(),
			mutation("saveCohort", "activities.session.record", world -> input("programme", world.id("Programme"), "label", "", "fromOn", "2026-11-20", "enrolled", 0)).ofTheUnit(),
			mutation("unmergeSession", "activities.session.record", world -> input("id", world.id("Session"), "expectedVersion", 99)).ofTheUnit(),
			mutation("recordSessionFeedback", "activities.session.record", world -> input("programme", world.id("Programme"), "session", world.id("Session"), "question", "WORTHWHILE", "moment", "ONCE", "counts", List.of(-1, 0))).ofTheUnit(),
			mutation("fileEquipmentReturn", "treatment.equipment.file", world -> input("expectedVersion", 99, "told", equipment(world))).ofTheUnit(),
			mutation("recordEquipmentReturns", "treatment.equipment.record", world -> input("returns", List.of(equipment(world)))).ofTheUnit(),
			mutation("planExit", "treatment.stay.change", world -> input("id", world.id("Stay"), "expectedVersion", 99, "plannedEndOn", "2027-01-10")).ofTheUnit(),
			mutation("recordStays", "treatment.stay.record", world -> input("stays", List.of(Map.of("unit", AccessWorld.LED, "ownRef", "NAD-00001", "kind", "DETOX", "facts", Map.of("enquiryOn", "2099-11-20"))))).ofTheUnit(),
			mutation("tellJointCare", "treatment.joint-care.change", world -> input("id", world.id("JointCare"), "expectedVersion", 99, "told", Map.of("planOn", "2026-11-20"))).ofTheUnit(),
			mutation("recordJointCares", "treatment.joint-care.record", world -> input("jointCares", List.of(Map.of("askedBy", AccessWorld.LED, "askedOf", "NAHSCP-CMH", "ownRef", "HOU-000001", "askedOn", "2099-11-20")))).ofTheUnit(),
			mutation("followUpStay", "treatment.stay.change", world -> input("id", world.id("Stay"), "expectedVersion", 99, "on", "2026-11-20", "status", "WELL")).ofTheUnit(),
			mutation("takeBackStayFollowUp", "treatment.stay.correct", world -> input("id", world.id("Stay"), "expectedVersion", 99, "on", "2026-11-20", "status", "WELL", "because", "WRONG")).ofTheUnit(),
			mutation("tellOverdose", "treatment.reach.tell", world -> input("notice", overdose())).ofTheUnit(),
			mutation("recordOverdoses", "treatment.reach.record", world -> input("notices", List.of(overdose()))).ofTheUnit(),
			mutation("recordReachAttempt", "treatment.reach.change", world -> input("id", world.id("ReachOut"), "expectedVersion", 99, "at", "2026-11-20T10:00:00Z", "way", "PHONE", "result", "NO_ANSWER")).ofTheUnit(),
			mutation("startEpisode", "treatment.episode.tell", world -> input("episode", episode())).ofTheUnit(),
			mutation("recordEpisodes", "treatment.episode.record", world -> input("episodes", List.of(episode()))).ofTheUnit(),
			mutation("endEpisode", "treatment.episode.change", world -> input("id", world.id("TreatmentEpisode"), "expectedVersion", 99, "endedOn", "2026-11-20", "endReason", "PLANNED_COMPLETE")).ofTheUnit(),
			mutation("closeReachOut", "treatment.reach.change", world -> input("id", world.id("ReachOut"), "expectedVersion", 99, "outcome", "ENGAGED", "closeReason", "PATHWAY_COMPLETE")).ofTheUnit(),
			mutation("issueLearning", "governance.learning.issue", world -> learned()),
			mutation("withdrawLearning", "governance.learning.issue", world -> input("id", world.id("Learning"), "expectedVersion", 99, "because", "Twice.")),
			mutation("answerLearningTask", "treatment.learning-task.answer", world -> input("id", world.id("LearningTask"), "expectedVersion", 99, "reply", "CHANGED", "words", "It was done.")).ofTheUnit(),
			mutation("recordServiceFeedback", "treatment.voice.record", world -> input("feedback", heard())),
			mutation("recordServiceFeedbacks", "treatment.voice.record-many", world -> input("items", List.of(heard()))),
			mutation("correctServiceFeedback", "treatment.voice.correct", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99, "feedback", heard())).ofTheUnit(),
			mutation("withdrawServiceFeedback", "treatment.voice.correct", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99, "because", "Twice.")).ofTheUnit(),
			mutation("answerFeedback", "treatment.voice.answer", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99, "reply", "DID", "words", "It was done.")),
			mutation("tellFeedbackBack", "treatment.voice.tell-back", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99, "on", "2026-11-20", "how", "POSTER")).ofTheUnit(),
			mutation("releaseFeedback", "treatment.voice.release", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99)),
			mutation("readFeedbackTwice", "treatment.voice.read-twice", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99)),
			mutation("keepFeedbackBack", "treatment.voice.read-twice", world -> input("id", world.id("ServiceFeedback"), "expectedVersion", 99)),
			mutation("recordMatDocument", "treatment.mat.document", world -> input("document", matDocument())),
			mutation("recordMatDocuments", "treatment.mat.document", world -> input("items", List.of(matDocument()))),
			mutation("reviewMatDocument", "treatment.mat.document", world -> input("id", world.id("MatDocument"), "expectedVersion", 99, "reviewedOn", "2026-11-20", "reviewOn", "2027-11-20")),
			mutation("withdrawMatDocument", "treatment.mat.document", world -> input("id", world.id("MatDocument"), "expectedVersion", 99, "because", "Twice.")),
			mutation("recordMatRound", "treatment.mat.round", world -> input("round", matRound())).ofTheUnit(),
			mutation("recordMatRounds", "treatment.mat.round", world -> input("items", List.of(matRound()))).ofTheUnit(),
			mutation("correctMatRound", "treatment.mat.round", world -> input("id", world.id("MatRound"), "expectedVersion", 99, "round", matRound())).ofTheUnit(),
			mutation("withdrawMatRound", "treatment.mat.round", world -> input("id", world.id("MatRound"), "expectedVersion", 99, "because", "Twice.")).ofTheUnit(),
			mutation("recordMatNumber", "treatment.mat.number", world -> input("unit", AccessWorld.LED, "cycle", "2026-27", "standard", "MAT_6", "what", "Staff trained", "printed", "about half")).ofTheTeamToo(),
			mutation("withdrawMatNumber", "treatment.mat.number", world -> input("id", world.id("MatNumber"), "expectedVersion", 99, "because", "Twice.")).ofTheTeamToo(),
			mutation("scoreMatStandard", "treatment.mat.score", world -> input("cycle", "2026-27", "standard", "MAT_10", "expectedVersion", 99, "process", 2)),
			mutation("confirmAssessment", "treatment.mat.confirm", world -> input("cycle", "2026-27", "standard", "MAT_10", "expectedVersion", 99, "confirmed", "AMBER")),
			mutation("reopenAssessment", "treatment.mat.confirm", world -> input("cycle", "2026-27", "standard", "MAT_10", "expectedVersion", 99, "because", "BY_MISTAKE")),
			mutation("planMatImprovement", "treatment.mat.improve", world -> input("unit", AccessWorld.LED, "cycle", "2026-27", "standard", "MAT_6", "what", "Ask families too.", "dueOn", "2020-01-01")),
			mutation("finishMatImprovement", "treatment.mat.improve", world -> input("id", world.id("MatImprovement"), "expectedVersion", 99, "on", "2026-11-20")),
			mutation("openWait", "treatment.wait.open", world -> input("referral", referral(world))).ofTheUnit(),
			mutation("recordWaits", "treatment.wait.record", world -> input("waits", List.of(referral(world)))).ofTheUnit(),
			mutation("checkWaitQuarter", "treatment.wait-quarter.check", world -> input("unit", AccessWorld.LED, "from", "2026-07-01", "expectedVersion", 99)).ofTheUnit(),
			mutation("confirmWaitQuarter", "treatment.wait-quarter.confirm", world -> input("from", "2026-07-01", "expectedVersion", 99)),
			mutation("addWaitFacts", "treatment.wait.change", world -> input("id", world.id("Wait"), "expectedVersion", 99)).ofTheUnit(),
			mutation("startTreatment", "treatment.wait.change", world -> input("id", world.id("Wait"), "expectedVersion", 99, "startedOn", "2026-11-20", "treatmentType", "OST")).ofTheUnit(),
			mutation("closeWait", "treatment.wait.change", world -> input("id", world.id("Wait"), "expectedVersion", 99, "closedOn", "2026-11-20", "closeReason", "MOVED")).ofTheUnit(),
			mutation("correctWait", "treatment.wait.correct", world -> input("id", world.id("Wait"), "expectedVersion", 99, "kind", "STARTED", "on", "2026-11-20", "because", "WRONG")).ofTheUnit(),
			mutation("withdrawWait", "treatment.wait.correct", world -> input("id", world.id("Wait"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("openFamilySupport", "families.support.open", world -> input("family", family())).ofTheUnit(),
			mutation("recordFamilySupport", "families.support.record", world -> input("families", List.of(family()))).ofTheUnit(),
			mutation("tellFamilySupport", "families.support.change", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "kind", "CONTACTED", "on", "2026-11-20")).ofTheUnit(),
			mutation("takeBackFamilyTold", "families.support.correct", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "kind", "CONTACTED", "on", "2026-11-20", "because", "WRONG")).ofTheUnit(),
			mutation("correctFamilyTold", "families.support.correct", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "kind", "CONTACTED", "on", "2026-11-20", "instead", Map.of("on", "2026-11-19"), "because", "WRONG")).ofTheUnit(),
			mutation("describeFamilySupport", "families.support.correct", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "requestedOn", "2026-11-20")).ofTheUnit(),
			mutation("changeFamilyMember", "families.support.change", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "position", 1, "ageBand", "OVER_25")).ofTheUnit(),
			mutation("addFamilyMember", "families.support.change", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "member", Map.of("role", "PARENT", "ageBand", "OVER_25"))).ofTheUnit(),
			mutation("withdrawFamilySupport", "families.support.correct", world -> input("id", world.id("FamilySupport"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordRegisterEntry", "registers.record", world -> input("register", "PROTOCOL", "unit", AccessWorld.LED, "item", "EARLY_INTERVENTION", "said", Map.of("state", "SIGNED", "on", "2099-11-20", "evidence", "Paper 1"))),
			mutation("recordRegisterEntries", "registers.record", world -> input("entries", List.of(Map.of("register", "PROTOCOL", "unit", AccessWorld.LED, "item", "EARLY_INTERVENTION", "said", Map.of("state", "SIGNED", "on", "2099-11-20", "evidence", "Paper 1"))))),
			mutation("correctRegisterEntry", "registers.correct", world -> input("id", world.id("RegisterEntry"), "expectedVersion", 99, "said", Map.of("state", "SIGNED", "on", "2099-11-20", "evidence", "Paper 1"), "reason", "Wrong.")),
			mutation("withdrawRegisterEntry", "registers.correct", world -> input("id", world.id("RegisterEntry"), "expectedVersion", 99, "reason", "Wrong.")),
			mutation("fileReturns", "measures.period-return.file", world -> input("returns", List.of(Map.of("unit", AccessWorld.LED, "dataSet", "treatment.supplies", "from", "2026-04-01", "expectedVersion", 99)))),
			mutation("confirmReturn", "measures.period-return.confirm", world -> input("unit", AccessWorld.LED, "dataSet", "treatment.supplies", "from", "2026-04-01", "expectedVersion", 99)),
			mutation("recordCraftCourses", "families.craft.record", world -> input("courses", List.of(Map.of("unit", AccessWorld.LED, "ownRef", "HOU-000003", "startOn", "2099-11-20", "lovedOne", "NOT_IN_TREATMENT")))).ofTheUnit(),
			mutation("tellCraftCourse", "families.craft.change", world -> input("id", world.id("CraftCourse"), "expectedVersion", 99, "kind", "SESSION", "on", "2026-11-20")).ofTheUnit(),
			mutation("takeBackCraftTold", "families.craft.correct", world -> input("id", world.id("CraftCourse"), "expectedVersion", 99, "kind", "SESSION", "on", "2026-11-20", "because", "WRONG")).ofTheUnit(),
			mutation("withdrawCraftCourse", "families.craft.correct", world -> input("id", world.id("CraftCourse"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("recordTherapyStarts", "families.therapy.record", world -> input("referrals", List.of(Map.of("unit", AccessWorld.LED, "ownRef", "HOU-000004", "who", "PARENT", "referredOn", "2099-11-20")))).ofTheUnit(),
			mutation("startTherapy", "families.therapy.change", world -> input("id", world.id("TherapyStart"), "expectedVersion", 99, "startedOn", "2026-11-20")).ofTheUnit(),
			mutation("closeTherapy", "families.therapy.change", world -> input("id", world.id("TherapyStart"), "expectedVersion", 99, "closedOn", "2026-11-20", "closeReason", "MOVED")).ofTheUnit(),
			mutation("withdrawTherapy", "families.therapy.correct", world -> input("id", world.id("TherapyStart"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("expectAftercare", "families.aftercare.record", world -> input("unit", AccessWorld.LED, "ownRef", "HOU-000002", "stay", "HARPER_HOUSE", "ageBand", "OVER_25", "exitOn", "2099-11-20")).ofTheUnit(),
			mutation("tellSchools", "families.school.change", world -> input("year", "2025/26", "cells", List.of(Map.of("school", NodeSource.globalId("Place", world.uuid("StockOutlet")), "programme", NodeSource.globalId("Programme", UUID.randomUUID()), "took", true)))).ofANamedUnit(),
			mutation("setSchoolYear", "families.school.change", world -> input("year", "2025/26", "expectedVersion", 99)).ofANamedUnit(),
			mutation("recordAftercare", "families.aftercare.take", world -> input("aftercare", List.of(Map.of("unit", AccessWorld.LED, "ownRef", "HOU-000002", "stay", "HARPER_HOUSE", "ageBand", "OVER_25", "exitOn", "2099-11-20")))).ofTheUnit(),
			mutation("moveAftercare", "families.aftercare.change", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "expectedOn", "2026-11-20")).ofTheUnit(),
			mutation("startAftercare", "families.aftercare.change", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "exitOn", "2026-11-20")).ofTheUnit(),
			mutation("takeBackAftercareCheck", "families.aftercare.correct", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "on", "2026-11-20", "answer", "ENGAGED", "because", "WRONG")).ofTheUnit(),
			mutation("endAftercare", "families.aftercare.change", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "endedOn", "2026-11-20", "endReason", "COMPLETE")).ofTheUnit(),
			mutation("cancelAftercare", "families.aftercare.change", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "cancelReason", "WRONG")).ofTheUnit(),
			mutation("withdrawAftercare", "families.aftercare.correct", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "because", "WRONG")).ofTheUnit(),
			mutation("checkAftercare", "families.aftercare.change", world -> input("id", world.id("Aftercare"), "expectedVersion", 99, "on", "2026-11-20", "answer", "ENGAGED")).ofTheUnit(),
			mutation("takeImportBack", "exchange.import.take-back", world -> input("id", world.id("Import"), "reason", "Wrong file.")),
			mutation("addMembers", "identity.member.add", world -> input("members", List.of(Map.of("name", "", "post", "", "unit", "", "email", "", "role", "UNIT_VIEWER")))),
			mutation("endMembership", "identity.member.end", world -> input("member", NodeSource.globalId("Member", UUID.randomUUID()), "expectedVersion", 1, "lastDay", "2026-11-23")),
			mutation("inviteAccount", "identity.access.change", world -> input("account", world.id("Account"), "expectedVersion", 99, "way", "PASSWORD")),
			mutation("closeAccount", "identity.access.change", world -> input("account", world.id("Account"), "expectedVersion", 99, "because", "LEFT")),
			mutation("openAccount", "identity.access.change", world -> input("account", world.id("Account"), "expectedVersion", 99)),
			mutation("decideAccess", "identity.access-review.decide", world -> input("quarter", AccessWorld.QUARTER, "member", world.id("Member"), "decision", "KEEP")),
			mutation("signAccessReview", "identity.access-review.sign", world -> input("quarter", AccessWorld.QUARTER)),
			mutation("answerProblemReport", "feedback.problem.answer", world -> input("id", world.uuid("ProblemReport").toString(), "expectedVersion", 99, "answer", "Mended.")),
			mutation("setAway", "identity.member.away", world -> input("member", NodeSource.globalId("Member", world.uuid("Owner")), "expectedVersion", 99)).ofOneself(),
			mutation("recordSharingAgreement", "people.agreement.record", world -> input("agreement", agreement("DSA-900"))),
			mutation("changeSharingAgreement", "people.agreement.record", world -> input("expectedVersion", 99, "agreement", agreement(AccessWorld.AGREEMENT))),
			mutation("confirmSharingAgreement", "people.agreement.confirm", world -> input("code", AccessWorld.AGREEMENT, "expectedVersion", 99)),
			mutation("recordPersonEnding", "people.ending.record", world -> input("unit", AccessWorld.LED, "ownRef", "NOBODY", "learnedOn", "2026-11-20")).ofTheUnit(),
			mutation("takeBackPersonEnding", "people.ending.take-back", world -> input("id", world.id("PersonEnding"), "mistake", "WRONG_PERSON")).ofTheUnit(),
			mutation("suspendSharingAgreement", "people.agreement.suspend", world -> input("code", AccessWorld.AGREEMENT, "expectedVersion", 99, "reason", "For now.")),
			mutation("endSharingAgreement", "people.agreement.end", world -> input("code", AccessWorld.AGREEMENT, "expectedVersion", 99, "reason", "Over.")),
			mutation("setPersonLevel", "people.person-level.set", world -> input("organisation", "TPS", "expectedVersion", 99, "allowed", true, "dpia", "DPIA-1")),
			mutation("holdRecords", "people.retention.hold", world -> input("dataSet", "none", "reason", "An inquiry.")).ofTheOrganisation(),
			mutation("liftHold", "people.retention.hold", world -> input("id", UUID.randomUUID().toString())).ofTheOrganisation(),
			mutation("markSent", "notification.message.send", world -> input("id", UUID.randomUUID().toString(), "expectedVersion", 1)),
			mutation("dropMessage", "notification.message.drop", world -> input("id", UUID.randomUUID().toString(), "expectedVersion", 1)),
			mutation("noteBounced", "notification.message.send", world -> input("id", UUID.randomUUID().toString(), "expectedVersion", 1)),
			mutation("sendAgain", "notification.message.send", world -> input("id", UUID.randomUUID().toString(), "expectedVersion", 1)),
			mutation("issuePaper", "governance.paper.issue", world -> input("group", world.plan.group(), "on", "2027-01-01")),
			mutation("changeReturn", "reporting.return.change", world -> input("id", world.id("Return"), "expectedVersion", world.version("reporting.return_item", "Return"), "state", "IN_PROGRESS", "owner", NodeSource.globalId("Member", world.uuid("Owner")))).ofOneself(),
			mutation("changeActions", "strategy.action.change", world -> input("actions", List.of(reference(world)), "why", "It was wrong.", "cadenceMonths", 999)),
			mutation("addAction", "strategy.action.add", world -> input("plan", world.plan.code(), "title", "More", "priority", "none", "kind", "DELIVER", "why", "New.")),
			mutation("withdrawAction", "strategy.action.withdraw", world -> input("action", absent(world), "on", "2026-11-23", "reason", "No need.")),
			mutation("reinstateAction", "strategy.action.reinstate", world -> input("action", absent(world), "why", "Needed.")),
			mutation("resolvePlanConflict", "strategy.plan-conflict.resolve", world -> input("conflict", UUID.randomUUID().toString(), "expectedVersion", 1, "takeFile", true)),
			mutation("carryAction", "strategy.action.close", world -> input("action", absent(world), "successor", Map.of("plan", world.plan.code(), "code", "A-98"))),
			mutation("endAction", "strategy.action.close", world -> input("action", absent(world), "outcome", "ACHIEVED", "words", "Done.", "on", "2026-11-23")),
			mutation("addEvidenceLink", "strategy.evidence.add", world -> world.input("link", "https://example.org/more")),
			mutation("removeEvidence", "strategy.evidence.remove", world -> input("id", NodeSource.globalId("Evidence", UUID.randomUUID()), "reason", "Names somebody.")),
			mutation("recordDecision", "governance.decision.record", world -> input("group", world.plan.group(), "on", "2027-01-01", "words", "Agree?")),
			mutation("decide", "governance.decision.record", world -> input("id", UUID.randomUUID().toString(), "expectedVersion", 1, "decided", "Agreed.")),
			mutation("closeDecision", "governance.decision.close", world -> input("id", world.id("Decision"), "expectedVersion", 99, "droppedReason", "No need.")).ofOneself(),
			mutation("askForHelp", "strategy.help.ask", world -> world.input("words", "A room.")),
			mutation("answerHelp", "strategy.help.answer", world -> input("id", NodeSource.globalId("HelpRequest", UUID.randomUUID()), "expectedVersion", 1, "answer", "Yes.")),
			mutation("takeHelpToMeeting", "strategy.help.answer", world -> input("id", NodeSource.globalId("HelpRequest", UUID.randomUUID()), "expectedVersion", 1, "group", world.plan.group(), "on", world.meeting.toString())),
			mutation("addMilestone", "strategy.milestone.write", world -> world.input("title", "One more", "baselineOn", "2027-01-15")),
			mutation("moveMilestone", "strategy.milestone.write", world -> milestone(world, "to", "2027-02-01", "reason", "Snow.")),
			mutation("completeMilestone", "strategy.milestone.write", world -> milestone(world, "on", "2026-11-20")),
			mutation("reopenMilestone", "strategy.milestone.write", world -> milestone(world)),
			mutation("dropMilestone", "strategy.milestone.write", world -> milestone(world, "expectedVersion", 99, "reason", "No need.")),
			mutation("releaseMeasure", "measures.release.make", world -> input("measure", "PLN-01", "from", "2026-07-02")),
			mutation("recordPublishedFigure", "measures.published.record", world -> input("series", "PHS-NALOXONE-YEAR", "release", "One more", "publishedOn", "2020-01-31", "source", "A test", "figure", "NONE", "area", "SCOTLAND", "period", "2018/19", "printed", "7")),
			mutation("withdrawPublishedFigure", "measures.published.withdraw", world -> input("id", NodeSource.globalId("PublishedFigure", UUID.randomUUID()), "reason", "Mistyped")),
			mutation("fileReturn", "measures.period-return.file", world -> input("unit", AccessWorld.LED, "dataSet", "treatment.supplies", "from", "2026-04-01", "expectedVersion", 99)),
			mutation("chooseUnitSource", "measures.unit-source.choose", world -> input("unit", AccessWorld.LED, "dataSet", "treatment.supplies", "from", "2026-04-02", "kind", "RETURN")),
			mutation("rebuildMeasures", "measures.cell.rebuild", world -> input("measure", "NONE-01")),
			mutation("nudge", "strategy.nudge.put", world -> input("people", List.of(UUID.randomUUID().toString()))),
			mutation("giveLead", "strategy.action.give", world -> world.input("expectedVersion", world.plan.version(world.action), "to", world.id("Member"))),
			mutation("assignLeads", "strategy.action.assign", world -> input("assignments", List.of(Map.of("plan", world.plan.code(), "action", "A-99", "expectedVersion", 1)))),
			mutation("askQuestion", "governance.question.ask", world -> world.input("group", "none", "heldOn", world.meeting.toString(), "words", "Why?")),
			mutation("answerQuestion", "governance.question.answer", world -> input("id", world.uuid("Question").toString(), "expectedVersion", 99, "answer", "So.")),
			mutation("writeBoardLine", "governance.board-line.write", world -> world.input("expectedNumber", 99, "words", "All well.")),
			mutation("addNote", "strategy.note.add", world -> world.input("layer", "PARTNER", "unit", "TPS-PEAR", "words", "Ours.")).ofPartners(),
			mutation("recordUpdate", "strategy.update.record", world -> world.plan.update(world.action)),
			mutation("noChange", "strategy.update.record", world -> world.plan.same(world.action)));

	/**
	 * Fields within an answer that fewer read than the answer, each with its operation.
	 */
	static final Map<String, String> WITHIN = Map.ofEntries(Map.entry("caseload", "treatment.episode.count"),
			Map.entry("alertsInForce", "treatment.alert.read"),
			Map.entry("reach", "treatment.alert.read"),
			Map.entry("stock", "treatment.stock.read"),
			Map.entry("naloxone", "treatment.outlet.read"),
			Map.entry("naloxoneOutlets", "treatment.outlet.read"),
			Map.entry("returnsAsked", "measures.period-return.read"),
			Map.entry("returnsComing", "measures.period-return.read"),
			Map.entry("conflicts", "strategy.plan-conflict.read"),
			Map.entry("attendance", "directory.attendance.read"),
			Map.entry("ownedWork", "identity.member.end"));

	/** Fields with words that a unit keeps to itself. */
	static final Set<String> WORDS = Set.of("whatHappened", "next", "evidenceLink", "words", "answer", "answeredBy",
			"askedBy", "recordedBy");

	/** Pages of a record that is none for people of other units. */
	static final Set<String> OF_THE_UNIT_ALONE = Set.of("treatment/stays/:stay", "treatment/joint-care/:care", "treatment/reach/:reach", "treatment/caseload/:episode", "you-said/:voice", "treatment/learning/:task", "treatment/waits/:wait", "families/:family", "aftercare/:aftercare", "craft/:course", "therapy/:start", "naloxone/supplies/:supply", "work-paths/:path", "needs/:check", "learners/:learner", "volunteers/:volunteer", "help-given/:help",
			"people/person/:record", "sessions/:session/people");

	/** Those of them that the support team reads too. */
	static final Set<String> OF_THE_TEAM_TOO = Set.of("you-said/:voice", "treatment/learning/:task");

	/** For each route addresses that show something of the action. */
	static final Map<String, List<String>> PAGES = new TreeMap<>(Map.ofEntries(
			Map.entry("", List.of("", "?all", "?team&all")),
			Map.entry("sign-in", List.of("sign-in")),
			Map.entry("strategy/:plan?", List.of("strategy/{plan}")),
			Map.entry("strategy/:plan/closing", List.of("strategy/WAP-2023/closing")),
			Map.entry("outcomes/:plan/:outcome", List.of("outcomes/NAADP-2025/O6")),
			Map.entry("principles/:plan?", List.of("principles/{plan}")),
			Map.entry("actions", List.of("actions?plan={plan}")),
			Map.entry("actions/:plan/:code", List.of("actions/{plan}/{action}", "actions/{plan}/{action}?update=today",
					"actions/{plan}/{action}?lead=today", "actions/{plan}/{action}?give=today")),
			Map.entry("actions/:plan/:code/edit", List.of("actions/{plan}/{action}/edit")),
			Map.entry("actions/:plan/new", List.of("actions/{plan}/new")),
			Map.entry("actions/import", List.of("actions/import")),
			Map.entry("mine", List.of("mine")),
			Map.entry("partners", List.of("partners")),
			Map.entry("groups", List.of("groups")),
			Map.entry("alert-received/:token", List.of("alert-received/none")),
			Map.entry("alerts", List.of("alerts")),
			Map.entry("alerts/:alert", List.of("alerts/{alert}")),
			Map.entry("alerts/:alert/change", List.of("alerts/{alert}/change")),
			Map.entry("alerts/:alert/poster", List.of("alerts/{alert}/poster")),
			Map.entry("alerts/new", List.of("alerts/new")),
			Map.entry("drug-alerts", List.of("drug-alerts")),
			Map.entry("counting", List.of("counting")),
			Map.entry("naloxone/supply", List.of("naloxone/supply")),
			Map.entry("naloxone/supply/lines", List.of("naloxone/supply/lines")),
			Map.entry("where-open", List.of("where-open", "where-open?gaps", "where-open?cell=ARRAN_MO_DAYTIME")),
			Map.entry("places", List.of("places")),
			Map.entry("services", List.of("services", "services?stand=DUE")),
			Map.entry("services/assurance", List.of("services/assurance")),
			Map.entry("services/load", List.of("services/load")),
			Map.entry("services/feeds", List.of("services/feeds")),
			Map.entry("services/feeds/:feed", List.of("services/feeds/{feed}")),
			Map.entry("services/:service", List.of("services/{service}")),
			Map.entry("sessions", List.of("sessions", "sessions?state=STRUCK")),
			Map.entry("sessions/grid", List.of("sessions/grid")),
			Map.entry("sessions/:session/people", List.of("sessions/{keyed}/people")),
			Map.entry("resources", List.of("resources", "resources?state=WITHDRAWN")),
			Map.entry("resources/:resource", List.of("resources/{resource}")),
			Map.entry("resources/outlets", List.of("resources/outlets")),
			Map.entry("resources/outlets/:outlet", List.of("resources/outlets/{place}")),
			Map.entry("resources/round", List.of("resources/round")),
			Map.entry("resources/stock/load", List.of("resources/stock/load")),
			Map.entry("campaigns", List.of("campaigns", "campaigns?state=RUNNING")),
			Map.entry("campaigns/:campaign", List.of("campaigns/{campaign}")),
			Map.entry("campaigns/load", List.of("campaigns/load")),
			Map.entry("agreed-messages", List.of("agreed-messages", "agreed-messages?state=WITHDRAWN")),
			Map.entry("agreed-messages/:set", List.of("agreed-messages/{set}")),
			Map.entry("programmes", List.of("programmes")),
			Map.entry("programmes/:programme", List.of("programmes/{programme}")),
			Map.entry("week", List.of("week", "week?area=ARRAN", "week?poster")),
			Map.entry("naloxone/sheet", List.of("naloxone/sheet")),
			Map.entry("naloxone/outlets", List.of("naloxone/outlets")),
			Map.entry("naloxone/outlets/:outlet", List.of("naloxone/outlets/{outlet}")),
			Map.entry("naloxone/supplies", List.of("naloxone/supplies")),
			Map.entry("naloxone/supplies/:supply", List.of("naloxone/supplies/{supply}")),
			Map.entry("naloxone/supplies/load", List.of("naloxone/supplies/load")),
			Map.entry("help-given", List.of("help-given")),
			Map.entry("help-given/:help", List.of("help-given/{help}")),
			Map.entry("help-given/load", List.of("help-given/load")),
			Map.entry("work-paths", List.of("work-paths", "work-paths?list=ALL")),
			Map.entry("work-paths/:path", List.of("work-paths/{path}")),
			Map.entry("volunteers", List.of("volunteers")),
			Map.entry("volunteers/:volunteer", List.of("volunteers/{volunteer}")),
			Map.entry("volunteers/hours", List.of("volunteers/hours")),
			Map.entry("volunteers/people/load", List.of("volunteers/people/load")),
			Map.entry("volunteers/load", List.of("volunteers/load")),
			Map.entry("grants", List.of("grants", "grants?state=REPORT_DUE")),
			Map.entry("grants/:grant", List.of("grants/{grant}")),
			Map.entry("grants/load", List.of("grants/load")),
			Map.entry("needs", List.of("needs", "needs?which=DUE")),
			Map.entry("needs/:check", List.of("needs/{check}")),
			Map.entry("needs/load", List.of("needs/load")),
			Map.entry("learners", List.of("learners")),
			Map.entry("learners/:learner", List.of("learners/{learner}")),
			Map.entry("learners/load", List.of("learners/load")),
			Map.entry("work-paths/load", List.of("work-paths/load")),
			Map.entry("sessions/load", List.of("sessions/load")),
			Map.entry("treatment/stays", List.of("treatment/stays", "treatment/stays?list=ALL")),
			Map.entry("treatment/stays/:stay", List.of("treatment/stays/{stay}")),
			Map.entry("treatment/stays/half-year", List.of("treatment/stays/half-year")),
			Map.entry("treatment/stays/load", List.of("treatment/stays/load")),
			Map.entry("treatment/joint-care", List.of("treatment/joint-care", "treatment/joint-care?list=ALL")),
			Map.entry("treatment/joint-care/:care", List.of("treatment/joint-care/{care}")),
			Map.entry("treatment/joint-care/load", List.of("treatment/joint-care/load")),
			Map.entry("treatment/caseload", List.of("treatment/caseload", "treatment/caseload?list=ALL")),
			Map.entry("treatment/caseload/:episode", List.of("treatment/caseload/{episode}")),
			Map.entry("treatment/caseload/load", List.of("treatment/caseload/load")),
			Map.entry("treatment/caseload/numbers", List.of("treatment/caseload/numbers")),
			Map.entry("treatment/reach", List.of("treatment/reach", "treatment/reach?list=ALL")),
			Map.entry("treatment/reach/:reach", List.of("treatment/reach/{reach}")),
			Map.entry("treatment/reach/load", List.of("treatment/reach/load")),
			Map.entry("learning", List.of("learning", "learning?theme=RISK")),
			Map.entry("learning/:learning", List.of("learning/{learning}")),
			Map.entry("treatment/learning", List.of("treatment/learning", "treatment/learning?list=PROMISED")),
			Map.entry("treatment/learning/:task", List.of("treatment/learning/{task}")),
			Map.entry("you-said", List.of("you-said")),
			Map.entry("you-said/all", List.of("you-said/all", "you-said/all?list=UNANSWERED")),
			Map.entry("you-said/:voice", List.of("you-said/{voice}")),
			Map.entry("you-said/load", List.of("you-said/load")),
			Map.entry("mat", List.of("mat", "mat?of=2025-26")),
			Map.entry("mat/documents", List.of("mat/documents", "mat/documents?list=OVERDUE")),
			Map.entry("mat/load", List.of("mat/load")),
			Map.entry("mat/:cycle/:standard", List.of("mat/2026-27/1")),
			Map.entry("treatment/waits", List.of("treatment/waits", "treatment/waits?list=ALL")),
			Map.entry("treatment/waits/:wait", List.of("treatment/waits/{wait}")),
			Map.entry("treatment/equipment", List.of("treatment/equipment")),
			Map.entry("treatment/equipment/load", List.of("treatment/equipment/load")),
			Map.entry("treatment/waits/load", List.of("treatment/waits/load")),
			Map.entry("families", List.of("families", "families?list=ALL")),
			Map.entry("families/:family", List.of("families/{family}")),
			Map.entry("families/load", List.of("families/load")),
			Map.entry("registers", List.of("registers", "registers?show=STANDS")),
			Map.entry("registers/:register/:unit/:item", List.of("registers/PROTOCOL/%s/EARLY_INTERVENTION".formatted(AccessWorld.LED))),
			Map.entry("craft", List.of("craft", "craft?list=ALL")),
			Map.entry("craft/:course", List.of("craft/{course}")),
			Map.entry("craft/load", List.of("craft/load")),
			Map.entry("therapy", List.of("therapy", "therapy?list=ALL")),
			Map.entry("therapy/:start", List.of("therapy/{start}")),
			Map.entry("therapy/load", List.of("therapy/load")),
			Map.entry("aftercare", List.of("aftercare", "aftercare?list=ALL")),
			Map.entry("aftercare/:aftercare", List.of("aftercare/{aftercare}")),
			Map.entry("registers/load", List.of("registers/load")),
			Map.entry("aftercare/load", List.of("aftercare/load")),
			Map.entry("schools", List.of("schools", "schools?show=missing")),
			Map.entry("schools/load", List.of("schools/load")),
			Map.entry("treatment/waits/quarter", List.of("treatment/waits/quarter", "treatment/waits/quarter?of=2026-07-01")),
			Map.entry("people", List.of("people?unit=NAC-HOUSING")),
			Map.entry("people/add", List.of("people/add")),
			Map.entry("people/:member", List.of("people/{member}")),
			Map.entry("meetings", List.of("meetings?group={group}")),
			Map.entry("meetings/:group/:on", List.of("meetings/{group}/{on}")),
			Map.entry("meetings/:group/:on/changes", List.of("meetings/{group}/{on}/changes?from=2026-01-31")),
			Map.entry("meetings/:group/:on/walk", List.of("meetings/{group}/{on}/walk?show=all")),
			Map.entry("papers/:group/:on", List.of("papers/{group}/{on}")),
			Map.entry("board-lines/:group/:on", List.of("board-lines/{group}/{on}?all")),
			Map.entry("board", List.of("board")),
			Map.entry("returns", List.of("returns?all", "returns?of=WAITING-TIMES&period=Oct%20to%20Dec%202026")),
			Map.entry("unit-returns", List.of("unit-returns")),
			Map.entry("unit-returns/load", List.of("unit-returns/load")),
			Map.entry("unit-returns/:unit/:dataSet/:from", List.of("unit-returns/%s/treatment.supplies/2026-04-01".formatted(AccessWorld.LED))),
			Map.entry("published", List.of("published")), Map.entry("published/load", List.of("published/load")),
			Map.entry("published/:series", List.of("published/PHS-NALOXONE-YEAR")),
			Map.entry("measures", List.of("measures")), Map.entry("measures/:code", List.of("measures/PLN-01")),
			Map.entry("coverage", List.of("coverage?plan={plan}&by=person", "coverage?plan={plan}&by=unit")),
			Map.entry("help", List.of("help", "help?show=answered")),
			Map.entry("nudge", List.of("nudge")),
			Map.entry("outbox", List.of("outbox")),
			Map.entry("set-up", List.of("set-up?plan={plan}")),
			Map.entry("search", List.of("search?q={words}")),
			Map.entry("imports", List.of("imports")),
			Map.entry("plans/load", List.of("plans/load")),
			Map.entry("plan-conflicts", List.of("plan-conflicts")),
			Map.entry("backups", List.of("backups")),
			Map.entry("event-bus", List.of("event-bus")),
			Map.entry("redaction", List.of("redaction")),
			Map.entry("access", List.of("access?text={email}")),
			Map.entry("access/:account", List.of("access/{account}")),
			Map.entry("access/review", List.of("access/review?quarter=" + AccessWorld.QUARTER)),
			Map.entry("problem-reports", List.of("problem-reports", "problem-reports?answered")),
			Map.entry("report-a-problem", List.of("report-a-problem")),
			Map.entry("acceptable-use", List.of("acceptable-use")),
			Map.entry("accessibility", List.of("accessibility")),
			Map.entry("privacy", List.of("privacy")),
			Map.entry("not-known", List.of("not-known")),
			Map.entry("signed-out", List.of("signed-out", "signed-out?why=idle&to=actions")),
			Map.entry("sign-in-unavailable", List.of("sign-in-unavailable")),
			Map.entry("agreements", List.of("agreements", "agreements?show=over")),
			Map.entry("agreements/:agreement", List.of("agreements/" + AccessWorld.AGREEMENT)),
			Map.entry("agreements/organisations", List.of("agreements/organisations")),
			Map.entry("retention", List.of("retention")),
			Map.entry("person-keys", List.of("person-keys")),
			Map.entry("people/died", List.of("people/died")),
			Map.entry("people/person", List.of("people/person")),
			Map.entry("people/person/:record", List.of("people/person/{wait}", "people/person/{supply}")),
			Map.entry("access-matrix", List.of("access-matrix?role=board-viewer")),
			Map.entry("audit", List.of("audit"))));
			// @formatter:on

	private AccessSamples() {
	}

	private static Map.Entry<String, Query> query(String field, String operation, Function<AccessWorld, String> call) {
		return Map.entry(field, new Query(operation, call));
	}

	private static Map<String, Mutation> byField(Named... mutations) {
		return Stream.of(mutations)
			.collect(Collectors.toMap(Named::field, Named::mutation, (one, other) -> one, TreeMap::new));
	}

	private static Named mutation(String field, String operation, Function<AccessWorld, Map<String, Object>> input) {
		return new Named(field, new Mutation(operation, Reach.OF_THE_OPERATION, input));
	}

	private static Map<String, Object> input(Object... entries) {
		var input = new HashMap<String, Object>();
		input.put("idempotencyKey", UUID.randomUUID().toString());
		for (int i = 0; i < entries.length; i += 2) {
			input.put((String) entries[i], entries[i + 1]);
		}
		return input;
	}

	private static Map<String, Object> agreement(String code) {
		return Map.ofEntries(Map.entry("code", code), Map.entry("title", "Supplies"),
				Map.entry("parties",
						List.of(Map.of("unit", "NADARS", "part", "GIVES"),
								Map.of("unit", "NHSAA-WARD5", "part", "TAKES"))),
				Map.entry("purposes", List.of("HARM_REDUCTION")), Map.entry("dataSets", List.of("treatment.supplies")),
				Map.entry("personLevel", false), Map.entry("bases", List.of("PUBLIC_TASK")),
				Map.entry("from", "2026-01-01"), Map.entry("to", "2027-12-31"), Map.entry("reviewOn", "2027-06-01"),
				Map.entry("contacts", "Governance lead"));
	}

	private static Map<String, Object> milestone(AccessWorld world, Object... entries) {
		var input = input("milestone", world.id("Milestone"), "expectedVersion",
				world.version("strategy.milestone", "Milestone"));
		input.putAll(input(entries));
		return input;
	}

	private static Map<String, Object> reference(AccessWorld world) {
		return Map.of("plan", world.plan.code(), "code", world.action, "expectedVersion",
				world.plan.version(world.action));
	}

	/** Which no list of audiences has, so that nobody is written to. */
	private static Map<String, Object> alert() {
		return Map.of("shortText", "Something is about.", "audiences", List.of("NOBODY"));
	}

	/** Without a kit, so that it is refused only once all else is allowed. */
	private static Map<String, Object> supply(AccessWorld world) {
		return Map.of("outlet", world.id("NaloxoneOutlet"), "happenedOn", "2026-11-20", "source", "OTHER", "recipient",
				"UNKNOWN", "supplyType", "FIRST", "route", "INTRANASAL", "kits", 0, "countedIn", "KIT", "training",
				"GIVEN", "authority", "ROUTE_1");
	}

	/** On a day to come, so that it is refused only once all else is allowed. */
	private static Map<String, Object> grant() {
		return Map.of("unit", AccessWorld.LED, "organisationName", "Nobody", "award", 0, "from", "2099-11-20", "to",
				"2099-11-20");
	}

	private static Map<String, Object> needCheck() {
		return Map.of("unit", AccessWorld.LED, "ownRef", "NONE", "checkedOn", "2099-11-20", "stage", "START", "answers",
				List.of(Map.of("domain", "HOUSING", "need", false)));
	}

	/** On a day to come, so that it is refused only once all else is allowed. */
	private static Map<String, Object> learner() {
		return Map.of("unit", AccessWorld.LED, "ownRef", "NONE", "course", "DIGITAL", "provider", "COLLEGE", "startOn",
				"2099-11-20");
	}

	private static Map<String, Object> help() {
		return Map.of("unit", AccessWorld.LED, "happenedOn", "2099-11-20", "domain", "FOOD", "form", "PARCEL");
	}

	/** On a day to come, so that it is refused only once all else is allowed. */
	private static Map<String, Object> session(AccessWorld world) {
		return Map.of("programme", world.id("Programme"), "happenedOn", "2099-11-20");
	}

	private static Map<String, Object> programme(AccessWorld world) {
		var input = input("id", world.id("Programme"), "expectedVersion", 99, "code", "ACCESS-PROGRAMME", "title",
				"A programme");
		input.putAll(Map.of("unit", AccessWorld.LED, "actions", List.of(), "kind", "CLUB", "audience", "ADULTS",
				"countingMode", "HEADCOUNT", "periodType", "FINANCIAL", "from", "2026-04-01"));
		return input;
	}

	private static Map<String, Object> resource(AccessWorld world) {
		var input = input("id", world.id("Resource"), "expectedVersion", 99, "code", "ACCESS-RESOURCE", "title",
				"A leaflet");
		input.putAll(Map.of("unit", AccessWorld.LED, "kind", "LEAFLET", "topics", List.of("DRUGS"), "audience",
				"ADULTS", "formats", List.of("PRINT"), "languages", List.of("ENGLISH"), "reviewBy", "2099-11-20"));
		return input;
	}

	/** On a day to come, so that it is refused only once all else is allowed. */
	private static Map<String, Object> stockMove(AccessWorld world) {
		return Map.of("place", NodeSource.globalId("Place", world.uuid("StockOutlet")), "resource",
				world.id("Resource"), "movement", "PLACED", "number", 1, "on", "2099-11-20", "unit", AccessWorld.LED);
	}

	private static Map<String, Object> campaign(AccessWorld world) {
		var input = input("id", world.id("Campaign"), "expectedVersion", 99, "code", "ACCESS-CAMPAIGN", "title",
				"A campaign");
		input.putAll(Map.of("unit", AccessWorld.LED, "actions", List.of(), "from", "2026-04-01"));
		return input;
	}

	private static Map<String, Object> equipment(AccessWorld world) {
		return Map.of("outlet", world.id("NaloxoneOutlet"), "period", "MONTH", "day", "2027-11-20", "nil", true);
	}

	/** On a day to come, so that it is refused only once all else is allowed. */
	private static Map<String, Object> family() {
		return Map.of("unit", AccessWorld.LED, "ownRef", "HOU-000001", "requestedOn", "2099-11-20", "tier", "UNIVERSAL",
				"members", List.of(Map.of("role", "PARENT", "ageBand", "OVER_25")));
	}

	private static Map<String, Object> episode() {
		return Map.of("unit", AccessWorld.LED, "ownRef", "NAD-00001", "startedOn", "2099-11-20", "substance", "DRUGS",
				"treatmentTypes", List.of("OST"), "setting", "COMMUNITY");
	}

	private static Map<String, Object> overdose() {
		return Map.of("unit", AccessWorld.LED, "occurredAt", "2099-11-20T22:10:00Z", "receivedAt",
				"2099-11-20T22:10:00Z", "source", "AMBULANCE", "basis", "NON_OBJECTION");
	}

	private static Map<String, Object> learned() {
		return input("title", "Learned", "words", "Ask twice.", "themes", List.of("RISK"), "reviewedFrom", "2099-01-01",
				"reviewedTo", "2099-12-31", "deaths", 9, "units", List.of(AccessWorld.LED));
	}

	private static Map<String, Object> heard() {
		return Map.of("unit", AccessWorld.LED, "heardOn", "2099-11-20", "how", "CARD", "respondent", "SERVICE_USER",
				"themes", List.of("DIGNITY"), "kind", "CHANGE", "said", "It is to come.");
	}

	private static Map<String, Object> matDocument() {
		return Map.of("unit", AccessWorld.LED, "criterion", "M01_SAME_DAY", "title", "It is to come", "reviewedOn",
				"2099-11-20", "reviewOn", "2100-11-20");
	}

	private static Map<String, Object> matRound() {
		return Map.of("unit", AccessWorld.LED, "standard", "MAT_1", "respondent", "STAFF", "heldOn", "2099-11-20",
				"method", "SURVEY", "asked", 9, "answered", 8);
	}

	private static Map<String, Object> referral(AccessWorld world) {
		return Map.of("service", NodeSource.globalId("Service", world.uuid("OwnService")), "receivedOn", "2027-11-20",
				"serviceType", "COMMUNITY", "substance", "ALCOHOL", "ownRef", "NAD-00001");
	}

	private static Map<String, Object> absent(AccessWorld world) {
		return Map.of("plan", world.plan.code(), "code", "A-99", "expectedVersion", 1);
	}

	/** How far a mutation reaches for roles that are not of the support team. */
	enum Reach {

		/** As the operation says: the whole partnership or the unit that leads. */
		OF_THE_OPERATION,
		/** What is one's own. */
		OF_ONESELF,
		/** The units that work on the action too. */
		OF_PARTNERS,
		/** Whoever records what is done with people in the unit. */
		OF_THE_UNIT,
		/** As the operation says, and whoever reads as the team does. */
		OF_THE_TEAM_TOO,
		/** Whoever acts for the own organisation, whichever that is. */
		OF_THE_ORGANISATION,
		/** A unit that configuration names, and of which nobody here is. */
		OF_A_NAMED_UNIT

	}

	/**
	 * @param operation what it does, as the matrix names it
	 * @param call the field as it is asked for, or the id of a node
	 */
	record Query(String operation, Function<AccessWorld, String> call) {
	}

	/**
	 * @param operation what it does, as the matrix names it
	 */
	record Mutation(String operation, Reach reach, Function<AccessWorld, Map<String, Object>> input) {
	}

	/** A mutation with its field, which can say how far it reaches. */
	record Named(String field, Mutation mutation) {

		Named ofOneself() {
			return reaching(Reach.OF_ONESELF);
		}

		Named ofTheUnit() {
			return reaching(Reach.OF_THE_UNIT);
		}

		Named ofPartners() {
			return reaching(Reach.OF_PARTNERS);
		}

		Named ofTheTeamToo() {
			return reaching(Reach.OF_THE_TEAM_TOO);
		}

		Named ofANamedUnit() {
			return reaching(Reach.OF_A_NAMED_UNIT);
		}

		Named ofTheOrganisation() {
			return reaching(Reach.OF_THE_ORGANISATION);
		}

		private Named reaching(Reach reach) {
			return new Named(field, new Mutation(mutation.operation(), reach, mutation.input()));
		}

	}

}
