package scot.adp;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import scot.adp.AccessWorld.Standing;
import scot.adp.activities.OwnProgramme;
import scot.adp.directory.GroupId;
import scot.adp.governance.Papers;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;

/**
 * A world in which every form can be opened on a filled record, and the ways into them.
 */
final class FormDoors implements AutoCloseable {

	/** Nothing can be typed: all is chosen from a few. */
	static final Set<String> OF_CHOICES_ALONE = Set.of("AccountPage", "MeasurePage", "SuppliesView");

	/** What is typed only looks for one of many choices: there are no words to keep. */
	static final Set<String> LOOKED_FOR = Set.of("HolidaysForm", "FamiliesView");

	/** What saves a form of choices alone of a class that has others too. */
	static final Set<String> CHOSEN_BY = Set.of("Ask them");

	final AccessWorld world;

	private final ApplicationContext context;

	private final JdbcClient jdbc;

	private final LocalDate today;

	private final OwnPerson left;

	/** Of another unit, which told of the same session. */
	private final OwnProgramme twice;

	/** Of the unit that looks after schools. */
	private final AccessWorld.Reader education;

	/** An action for which no help is asked. */
	private final String calm;

	private final String withdrawn;

	FormDoors(ApplicationContext context) {
		this.context = context;
		this.jdbc = context.getBean(JdbcClient.class);
		this.world = new AccessWorld(context);
		this.today = LocalDate.now(context.getBean(Clock.class));
		this.left = OwnPerson.in(context).as(Role.UNIT_LEAD, AccessWorld.LED);
		this.calm = world.plan.action(AccessWorld.LED);
		this.withdrawn = world.plan.action(AccessWorld.LED);
		this.twice = OwnProgramme.in(context, "PEAR", today)
			.forAction(world.plan.id(world.action), world.plan.code(), world.action);
		twice.session(today.minusDays(20), null, world.uuid("Place"), 8, "HELD");
		this.education = world.reader(OwnPerson.in(context).as(Role.UNIT_LEAD, "NAC-EDUCATION"), Role.UNIT_LEAD,
				Standing.OUTSIDE);
		fill();
	}

	@Override
	public void close() {
		twice.close();
		jdbc.sql(
				"delete from people.agreement_party where agreement in ('DSA-019', 'DSA-020', 'DSA-022', 'DSA-023', 'DSA-024', 'DSA-028', 'DSA-029') and unit = :led")
			.param("led", AccessWorld.LED)
			.update();
		world.close();
		left.close();
		education.person().close();
	}

	/** Who goes through a door. */
	AccessWorld.Reader reader(Door door) {
		return door.form().equals("SchoolForms") ? education
				: world.reader(door.role(), (door.role() == Role.UNIT_LEAD) ? Standing.INSIDE : Standing.OUTSIDE);
	}

	/** The forms into which something can be typed that is to be saved. */
	Stream<Door> intoWhichWordsGo() {
		return all().filter(door -> !door.verbs().isEmpty() && !door.shown())
			.filter(door -> !OF_CHOICES_ALONE.contains(door.form()))
			.filter(door -> !LOOKED_FOR.contains(door.form()))
			.filter(door -> !CHOSEN_BY.contains(door.verbs().getFirst()));
	}

	/** Every form by the class that makes its fields. */
	Stream<Door> all() {
		String plan = world.plan.code();
		String action = "actions/%s/%s".formatted(plan, world.action);
		String group = "%s/%s".formatted(world.plan.group(), world.meeting);
		String meeting = "meetings/" + group;
		var doors = new ArrayList<Door>();
		doors.add(Door.of("ActionForm", Role.ADP_LEAD, action + "/edit", "Save").stored("Why"));
		doors.add(Door.of("ActionForm", Role.ADP_LEAD, "actions/%s/new".formatted(plan), "Add it"));
		doors.add(Door.of("UpdateForm", Role.UNIT_LEAD, action, "Save"));
		doors.add(
				Door.of("UpdateForm", Role.UNIT_LEAD, action, "Save the correction").opened("Correct this").stored(""));
		doors.add(Door.of("EvidenceField", Role.UNIT_LEAD, action));
		doors.add(Door.of("ReasonDialog", Role.ADP_LEAD, action, "Withdraw it").opened("Withdraw..."));
		doors.add(Door.of("ReasonDialog", Role.ADP_LEAD, "actions/%s/%s".formatted(plan, withdrawn), "Take it back")
			.opened("Take the withdrawal back..."));
		doors.add(Door.of("AskHelpDialog", Role.UNIT_LEAD, "actions/%s/%s".formatted(plan, calm), "Ask for help")
			.opened("Ask for help"));
		doors.add(Door.of("AnswerHelpDialog", Role.ADP_LEAD, "help", "Send the answer", "Take it to the meeting")
			.opened("Answer"));
		doors.add(Door.of("GiveDialog", Role.UNIT_LEAD, action + "?give=today", "Give it"));
		doors.add(Door.of("OwnersDialog", Role.ADP_LEAD, action + "?lead=today", "Save").stored(""));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Add").opened("Add a milestone"));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Mark as done").opened("Done"));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Move").opened("Move"));
		doors.add(Door.of("MilestonesPanel", Role.UNIT_LEAD, action, "Drop").opened("Drop"));
		doors.add(Door.of("NotesPanel", Role.ADP_LEAD, action, "Add the note"));
		doors.add(Door.of("QuestionsPanel", Role.UNIT_LEAD, action, "Answer"));
		doors.add(Door.of("AsAtBar", Role.ADP_LEAD, action));
		doors.add(Door.of("SearchBox", Role.ADP_LEAD, action));
		doors.add(Door.of("ActionFilters", Role.ADP_LEAD, "actions"));
		doors.add(Door.of("ListPage", Role.ADP_LEAD, "access"));
		doors.add(Door.of("PeopleView", Role.ADP_LEAD, "people"));
		doors.add(Door.of("SearchView", Role.ADP_LEAD, "search"));
		doors.add(Door.of("BoardLineForm", Role.ADP_LEAD, "board-lines/" + group, "Save the line").stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Ask").opened("Ask for a decision"));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Save").opened("Correct what was decided").stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Carried out").opened("Carried out"));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Give up").opened("Give up"));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Move the meeting").opened("Move").stored(""));
		doors.add(Door.of("MeetingPage", Role.ADP_LEAD, meeting, "Save").opened("Write down who came").stored(""));
		doors.add(Door.of("PaperPage", Role.ADP_LEAD, "papers/" + group + "?now", "Issue").opened("Issue again"));
		doors.add(Door.of("MeetingsView", Role.ADP_LEAD, "meetings", "Add").opened("Add meetings"));
		doors.add(Door.of("WalkForm", Role.ADP_LEAD, meeting + "/walk?show=all&item=" + world.action, "Save and next"));
		doors.add(
				Door.of("WalkForm", Role.ADP_LEAD, meeting + "/walk?show=all&item=" + world.action, "Note the question")
					.opened("Ask the owner (Q)"));
		doors.add(Door.of("ChangesPage", Role.ADP_LEAD, meeting + "/changes"));
		doors.add(Door.of("SetUpPage", Role.ADP_LEAD, "set-up?plan=" + plan, "Give it to 1 action").withARow());
		doors
			.add(Door.of("PlanClosingView", Role.ADP_LEAD, "strategy/WAP-2023/closing", "Carry on").opened("Carry on"));
		doors.add(Door.of("PlanClosingView", Role.ADP_LEAD, "strategy/WAP-2023/closing", "End").opened("End"));
		String outlet = "naloxone/outlets/" + world.uuid("NaloxoneOutlet");
		doors.add(Door.of("SessionsView", Role.UNIT_LEAD, "sessions"));
		doors.add(Door.of("ProgrammesView", Role.UNIT_LEAD, "programmes"));
		doors.add(Door.of("SessionFields", Role.UNIT_LEAD, "sessions", "Save the session").opened("Record a session"));
		doors
			.add(Door.of("SessionForms", Role.UNIT_LEAD, "sessions", "Save that it did not run").opened("Did not run"));
		doors.add(Door.of("SessionFields", Role.UNIT_LEAD, "sessions", "Save the session").opened("Record"));
		doors.add(Door.of("SessionForms", Role.UNIT_LEAD, "sessions", "Save the correction")
			.opened("Put right")
			.stored(""));
		doors.add(Door.of("SessionForms", Role.UNIT_LEAD, "sessions", "Strike").opened("Strike"));
		doors.add(Door.of("SessionForms", Role.UNIT_LEAD, "sessions", "Save the answer").opened("Answer"));
		doors.add(Door.of("TermGridView", Role.UNIT_LEAD, "sessions/grid", "Save what is typed"));
		String people = "sessions/" + world.uuid("KeyedSession") + "/people";
		doors.add(Door.of("ParticipantsPage", Role.UNIT_LEAD, people, "Save who was there").keptNowhere());
		doors.add(Door.of("ParticipantsPage", Role.UNIT_LEAD, people, "Take out of the session")
			.opened("Take out")
			.keptNowhere());
		String programme = "programmes/" + world.programme().code();
		doors.add(Door.of("ProgrammeForms", Role.UNIT_LEAD, "programmes", "Add it").opened("Add a programme"));
		doors.add(Door.of("ProgrammeForms", Role.UNIT_LEAD, programme, "Save").opened("Change").stored(""));
		doors.add(Door.of("ProgrammeForms", Role.UNIT_LEAD, programme, "End it").opened("End it"));
		doors.add(Door.of("SeriesForms", Role.UNIT_LEAD, programme, "Add the series").opened("Add a series"));
		doors.add(Door.of("SeriesForms", Role.UNIT_LEAD, programme, "Save").opened("Change the plan").stored(""));
		doors.add(Door.of("SeriesForms", Role.UNIT_LEAD, programme, "End the series").opened("End the series"));
		doors.add(Door.of("SeriesCountForm", Role.UNIT_LEAD, programme, "Save the number").opened("How many came"));
		doors.add(Door.of("FeedbackForm", Role.UNIT_LEAD, programme, "Save the answers").opened("Add answers"));
		doors.add(Door.of("CohortForms", Role.UNIT_LEAD, programme, "Add the group").opened("Add a group"));
		doors.add(Door.of("CohortForms", Role.UNIT_LEAD, programme, "Save").opened("Change the group").stored(""));
		String resource = "resources/" + world.resource();
		doors.add(Door.of("ResourcesView", Role.UNIT_LEAD, "resources"));
		doors.add(Door.of("ResourceForms", Role.UNIT_LEAD, "resources", "Add the resource").opened("Add a resource"));
		doors.add(Door.of("ResourceForms", Role.UNIT_LEAD, resource, "Save the resource").opened("Change").stored(""));
		doors.add(Door.of("ResourceForms", Role.UNIT_LEAD, resource, "It is right").opened("I looked at it"));
		doors.add(Door.of("ResourceForms", Role.UNIT_LEAD, resource, "Withdraw the resource").opened("Withdraw it"));
		String stocked = "resources/outlets/" + world.uuid("StockOutlet");
		doors.add(Door.of("StockForms", Role.UNIT_LEAD, stocked, "Save the stock").opened("Record stock"));
		doors.add(Door.of("StockForms", Role.UNIT_LEAD, stocked, "Strike").opened("Strike"));
		String campaign = "campaigns/" + world.campaign();
		doors.add(Door.of("CampaignsView", Role.UNIT_LEAD, "campaigns"));
		doors.add(Door.of("CampaignForms", Role.UNIT_LEAD, "campaigns", "Add the campaign").opened("Add a campaign"));
		doors.add(Door.of("CampaignForms", Role.UNIT_LEAD, campaign, "Save the campaign").opened("Change").stored(""));
		doors.add(Door.of("CampaignForms", Role.UNIT_LEAD, campaign, "Save the month").opened("Add a month"));
		String agreed = "agreed-messages/" + world.messageSet();
		doors
			.add(Door.of("MessageForms", Role.UNIT_LEAD, "agreed-messages", "Add the message").opened("Add a message"));
		doors.add(Door.of("MessageForms", Role.UNIT_LEAD, agreed, "Save the message").opened("Change").stored(""));
		doors.add(Door.of("MessageForms", Role.UNIT_LEAD, agreed, "Ask them").opened("Ask units"));
		doors.add(Door.of("MessageForms", Role.UNIT_LEAD, agreed, "Save that it is used").opened("We use it"));
		doors.add(Door.of("MessageForms", Role.UNIT_LEAD, agreed, "Save that it is not").opened("We use it no more"));
		doors.add(Door.of("SupplyPage", Role.UNIT_LEAD, "naloxone/supply", "Save").keptNowhere());
		doors.add(Door.of("SupplyLinesPage", Role.UNIT_LEAD, "naloxone/supply/lines", "Save").keptNowhere());
		String service = "services/" + world.uuid("OwnService");
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, "services", "Add a service").opened("Add a service"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Save").opened("Change").stored(""));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Add hours").opened("Add hours"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Save").opened("Closed or open on a day"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Pause").opened("Pause"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Pause one place").opened("Pause one place"));
		doors.add(Door.of("HolidaysForm", Role.UNIT_LEAD, service, "Save the holidays").opened("The 3 holidays ahead"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "End it").opened("End it"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, service, "Save").opened("Answer"));
		doors.add(Door.of("ServiceForms", Role.ADP_LEAD, service, "It is a double").opened("It is a double"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, "services/" + world.uuid("PausedService"), "It is back")
			.opened("It is back"));
		doors.add(Door.of("ServiceForms", Role.ADP_LEAD, service, "It is right").opened("Still right"));
		doors.add(Door.of("ServiceForms", Role.UNIT_LEAD, "services/assurance", "They are right")
			.opened("All are still right: Housing options"));
		doors.add(Door.of("CoverageForms", Role.ADP_LEAD, "where-open?gaps", "Ask this provider")
			.opened("Ask a provider: Cumbrae, Monday, Daytime"));
		doors.add(Door.of("FeedForms", Role.ADP_LEAD, "services/feeds", "Add it").opened("Add a directory"));
		String feed = "services/feeds/" + world.uuid("Feed");
		doors.add(Door.of("FeedForms", Role.ADP_LEAD, feed, "Save the change").opened("Change it").stored(""));
		doors.add(Door.of("PlaceForm", Role.ADP_LEAD, "places", "Add a place").opened("Add a place"));
		doors.add(Door.of("PlaceForm", Role.ADP_LEAD, "places", "Save")
			.opened("Change: Example Abbey Pharmacy")
			.stored(""));
		doors.add(Door.of("OutletForms", Role.UNIT_LEAD, "naloxone/outlets", "Add an outlet").opened("Add an outlet"));
		doors.add(Door.of("OutletForms", Role.UNIT_LEAD, outlet, "Save").opened("Change").stored(""));
		doors.add(Door.of("OutletForms", Role.UNIT_LEAD, outlet, "Save").opened("Record a change"));
		doors.add(Door.of("OutletForms", Role.UNIT_LEAD, outlet, "Save").opened("Record a count"));
		doors.add(Door.of("NewHelp", Role.UNIT_LEAD, "help-given", "Save").keptNowhere());
		doors.add(Door.of("HelpForms", Role.UNIT_LEAD, "help-given", "Save the correction")
			.opened("Put right")
			.keptNowhere());
		doors.add(Door.of("HelpForms", Role.UNIT_LEAD, "help-given", "Withdraw").opened("Withdraw"));
		String path = "work-paths/" + world.uuid("WorkPath");
		doors.add(Door.of("NewPath", Role.UNIT_LEAD, "work-paths", "Register").keptNowhere());
		doors.add(Door.of("PathForms", Role.UNIT_LEAD, path, "Save the check").opened("Ask how it goes").keptNowhere());
		doors.add(Door.of("PathForms", Role.UNIT_LEAD, path, "Save the job").opened("A job begins").keptNowhere());
		doors.add(Door.of("PathForms", Role.UNIT_LEAD, path, "Save the activity")
			.opened("Training or volunteering")
			.keptNowhere());
		doors.add(Door.of("PathForms", Role.UNIT_LEAD, path, "Stop").opened("Stop following").keptNowhere());
		doors.add(Door.of("PathForms", Role.UNIT_LEAD, path, "Withdraw it").opened("Withdraw the path").keptNowhere());
		doors.add(Door.of("NewNeedCheck", Role.UNIT_LEAD, "needs", "Save the check").keptNowhere());
		doors.add(Door.of("NeedForms", Role.UNIT_LEAD, "needs/" + world.uuid("NeedCheck"), "Save the check")
			.opened("Check again")
			.keptNowhere());
		doors.add(
				Door.of("NeedForms", Role.UNIT_LEAD, "needs", "Save the correction").opened("Put right").keptNowhere());
		doors.add(Door.of("NeedForms", Role.UNIT_LEAD, "needs", "Withdraw it").opened("Withdraw").keptNowhere());
		doors.add(Door.of("GrantForms", Role.UNIT_LEAD, "grants", "Save the grant").opened("Award a grant"));
		doors.add(Door.of("GrantForms", Role.UNIT_LEAD, "grants", "Save the change").opened("Change").stored(""));
		doors.add(Door.of("GrantForms", Role.UNIT_LEAD, "grants", "Save the report").opened("Report"));
		doors.add(Door.of("GrantForms", Role.UNIT_LEAD, "grants", "Withdraw it").opened("Withdraw"));
		doors.add(Door.of("NewLearner", Role.UNIT_LEAD, "learners", "Enrol").keptNowhere());
		doors.add(Door.of("LearnerForms", Role.UNIT_LEAD, "learners", "Save the end").opened("It ended").keptNowhere());
		doors.add(Door.of("LearnerForms", Role.UNIT_LEAD, "learners", "Save the correction")
			.opened("Put right")
			.keptNowhere());
		doors.add(Door.of("LearnerForms", Role.UNIT_LEAD, "learners", "Withdraw it").opened("Withdraw").keptNowhere());
		doors.add(
				Door.of("VolunteerForms", Role.UNIT_LEAD, "volunteers", "Add").opened("Add a volunteer").keptNowhere());
		doors.add(Door.of("VolunteerForms", Role.UNIT_LEAD, "volunteers", "Save the change")
			.opened("Change")
			.keptNowhere());
		doors.add(Door.of("VolunteerForms", Role.UNIT_LEAD, "volunteers", "Save the end")
			.opened("It ended")
			.keptNowhere());
		doors.add(Door.of("VolunteerForms", Role.UNIT_LEAD, "volunteers", "Withdraw it")
			.opened("Withdraw")
			.keptNowhere());
		doors.add(Door.of("VolunteerHoursPage", Role.UNIT_LEAD, "volunteers/hours", "Save the hours").keptNowhere());
		doors.add(Door.of("SuppliesView", Role.UNIT_LEAD, "naloxone/supplies", "Withdraw").opened("Withdraw"));
		String supply = "naloxone/supplies/" + world.uuid("NaloxoneSupply");
		doors.add(Door.of("SupplyForms", Role.UNIT_LEAD, supply, "Save the correction")
			.opened("Put right")
			.keptNowhere());
		doors.add(Door.of("EquipmentForm", Role.UNIT_LEAD, "treatment/equipment", "File it")
			.opened("7 attendances")
			.stored(""));
		String wait = "treatment/waits/" + world.uuid("Wait");
		doors.add(Door.of("NewWait", Role.UNIT_LEAD, "treatment/waits", "Save").opened("A new referral").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Offer").opened("Offer").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Missed").opened("Missed").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Away").opened("Away").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Started").opened("Started").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Close").opened("Close").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Save the correction").opened("Correct").keptNowhere());
		doors.add(Door.of("WaitForms", Role.UNIT_LEAD, wait, "Withdraw").opened("Withdraw").keptNowhere());
		String stay = "treatment/stays/" + world.uuid("Stay");
		doors.add(Door.of("StayForms", Role.UNIT_LEAD, "treatment/stays", "Save it").opened("New stay").keptNowhere());
		for (String verb : List.of("Tell a step", "How they are now")) {
			doors.add(Door.of("StayForms", Role.UNIT_LEAD, stay, "Save it").opened(verb).keptNowhere());
		}
		for (String verb : List.of("Close", "Take back", "Withdraw")) {
			doors.add(Door.of("StayForms", Role.UNIT_LEAD, stay, verb).opened(verb).keptNowhere());
		}
		doors.add(Door.of("StayForms", Role.UNIT_LEAD, "treatment/stays/" + world.uuid("StayIn"), "Save it")
			.opened("Move the end")
			.keptNowhere());
		doors.add(Door.of("StayForms", Role.UNIT_LEAD, "treatment/stays/" + world.uuid("ClosedStay"), "Open again")
			.opened("Open again")
			.keptNowhere());
		String care = "treatment/joint-care/" + world.uuid("JointCare");
		doors.add(Door.of("JointCareForms", Role.UNIT_LEAD, "treatment/joint-care", "Save it")
			.opened("Somebody was asked")
			.keptNowhere());
		for (String verb : List.of("Answer", "Name who leads", "Assessed together")) {
			doors.add(Door.of("JointCareForms", Role.UNIT_LEAD, care, "Save it").opened(verb).keptNowhere());
		}
		for (String verb : List.of("Close", "Take back", "Withdraw")) {
			doors.add(Door.of("JointCareForms", Role.UNIT_LEAD, care, verb).opened(verb).keptNowhere());
		}
		doors.add(Door
			.of("JointCareForms", Role.UNIT_LEAD, "treatment/joint-care/" + world.uuid("LedJointCare"), "Save it")
			.opened("Another leads")
			.keptNowhere());
		String reach = "treatment/reach/" + world.uuid("ReachOut");
		doors.add(Door.of("ReachForms", Role.UNIT_LEAD, "treatment/reach", "Save it")
			.opened("Somebody to reach")
			.keptNowhere());
		for (String verb : List.of("Tried", "Reached", "Looked at again", "How they are", "It is the same",
				"Take a first look", "Give the case number")) {
			doors.add(Door.of("ReachForms", Role.UNIT_LEAD, reach, "Save it").opened(verb).keptNowhere());
		}
		for (String verb : List.of("Close", "Take back", "Withdraw")) {
			doors.add(Door.of("ReachForms", Role.UNIT_LEAD, reach, verb).opened(verb).keptNowhere());
		}
		doors.add(Door.of("ReachForms", Role.UNIT_LEAD, "treatment/reach/" + world.uuid("ClosedReachOut"), "Open again")
			.opened("Open again")
			.keptNowhere());
		String episode = "treatment/caseload/" + world.uuid("TreatmentEpisode");
		doors.add(Door.of("EpisodeForms", Role.UNIT_LEAD, "treatment/caseload", "Save it")
			.opened("Somebody starts")
			.keptNowhere());
		for (String verb : List.of("In touch", "Another medicine", "Tell more")) {
			doors.add(Door.of("EpisodeForms", Role.UNIT_LEAD, episode, "Save it").opened(verb).keptNowhere());
		}
		doors.add(Door.of("EpisodeForms", Role.UNIT_LEAD, episode, "End it").opened("Treatment ends").keptNowhere());
		for (String verb : List.of("Take back", "Withdraw")) {
			doors.add(Door.of("EpisodeForms", Role.UNIT_LEAD, episode, verb).opened(verb).keptNowhere());
		}
		doors.add(Door.of("LearningForms", Role.ADP_LEAD, "learning", "Issue it").opened("Issue what was learned"));
		doors.add(Door.of("LearningForms", Role.ADP_LEAD, "learning/" + world.uuid("Learning"), "Withdraw it")
			.opened("Withdraw"));
		doors.add(Door.of("LearningTaskPage", Role.UNIT_LEAD, "treatment/learning/" + world.uuid("LearningTask"),
				"Save the answer")
			.opened("Answer anew"));
		doors.add(Door.of("VoiceWall", Role.UNIT_LEAD, "you-said"));
		String voice = "you-said/" + world.uuid("ServiceFeedback");
		String answered = "you-said/" + world.uuid("AnsweredFeedback");
		doors.add(Door.of("VoiceForms", Role.UNIT_LEAD, "you-said", "Save it").opened("Say what you heard"));
		doors.add(
				Door.of("VoiceForms", Role.UNIT_LEAD, voice, "Save it as it is now").opened("Put it right").stored(""));
		doors.add(Door.of("VoiceForms", Role.UNIT_LEAD, voice, "Save the answer").opened("Answer"));
		doors.add(Door.of("VoiceForms", Role.UNIT_LEAD, voice, "Yes, withdraw it").opened("Withdraw it"));
		doors.add(Door.of("VoiceForms", Role.UNIT_LEAD, answered, "Save that they heard of it").opened("Told back"));
		doors.add(Door.of("VoiceForms", Role.UNIT_LEAD, answered, "Yes, everybody may read it")
			.opened("Let everybody read it"));
		String mat = "mat/2026-27/1";
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, "mat", "Attach it").opened("Attach a document"));
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, "mat", "Save the round").opened("Add a round"));
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, "mat/2026-27/6", "Keep the number").opened("Type a number"));
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, mat, "Plan it").opened("Plan an improvement"));
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, mat, "Save the review").opened("Reviewed"));
		doors.add(
				Door.of("MatForms", Role.UNIT_LEAD, mat, "Save the round as it is now").opened("Put right").stored(""));
		doors.add(Door.of("MatForms", Role.UNIT_LEAD, mat, "It is done").opened("Done"));
		for (String withdrawn : List.of(mat, "mat/2026-27/2", "mat/2026-27/6")) {
			doors.add(Door.of("MatForms", Role.UNIT_LEAD, withdrawn, "Withdraw it").opened("Withdraw"));
		}
		doors.add(Door.of("MatForms", Role.ADP_LEAD, "mat/2026-27/10", "Save the scores").opened("Score the evidence"));
		doors.add(Door.of("MatForms", Role.ADP_LEAD, "mat/2026-27/10", "Confirm it").opened("Confirm the colour"));
		String family = "families/" + world.uuid("FamilySupport");
		doors.add(Door.of("FamiliesView", Role.UNIT_LEAD, "families", "Open the family").keptNowhere());
		doors.add(Door.of("NewFamily", Role.UNIT_LEAD, "families", "Save")
			.opened("A family to be supported")
			.keptNowhere());
		for (String verb : List.of("Contacted", "Reviewed", "Change tier", "Children at home", "Still engaged", "Score",
				"End support", "Change what is known", "Add a person", "Change age or care", "Name a joint unit",
				"Plan ended")) {
			doors.add(Door.of("FamilyForms", Role.UNIT_LEAD, family, "Save it").opened(verb).keptNowhere());
		}
		doors
			.add(Door.of("FamilyForms", Role.UNIT_LEAD, family, "Save the correction").opened("Correct").keptNowhere());
		doors.add(Door.of("FamilyForms", Role.UNIT_LEAD, family, "Withdraw").opened("Withdraw").keptNowhere());
		String aftercare = "aftercare/" + world.uuid("Aftercare");
		doors.add(Door.of("SchoolForms", Role.UNIT_LEAD, "schools", "Save the school")
			.opened("Took part: Sample Academy Garnockdale, Support to attend and attain")
			.stored(""));
		doors.add(Door.of("AftercareForms", Role.UNIT_LEAD, "aftercare", "Save it")
			.opened("Somebody to follow")
			.keptNowhere());
		for (String verb : List.of("In touch", "Left on another day", "End aftercare")) {
			doors.add(Door.of("AftercareForms", Role.UNIT_LEAD, aftercare, "Save it").opened(verb).keptNowhere());
		}
		String expected = "aftercare/" + world.uuid("ExpectedAftercare");
		for (String verb : List.of("Has left", "Leaves on another day", "Does not come about")) {
			doors.add(Door.of("AftercareForms", Role.UNIT_LEAD, expected, "Save it").opened(verb).keptNowhere());
		}
		doors.add(Door.of("AftercareForms", Role.UNIT_LEAD, aftercare, "Take back").opened("Take back").keptNowhere());
		doors.add(Door.of("AftercareForms", Role.UNIT_LEAD, aftercare, "Withdraw").opened("Withdraw").keptNowhere());
		String protocol = "registers/PROTOCOL/%s/EARLY_INTERVENTION".formatted(AccessWorld.LED);
		doors.add(Door.of("RegisterForms", Role.UNIT_LEAD, protocol, "Save it").opened("Tell how it stands"));
		doors.add(Door.of("RegisterForms", Role.UNIT_LEAD, protocol, "Save the correction")
			.opened("Put right")
			.stored(""));
		doors.add(Door.of("RegisterForms", Role.UNIT_LEAD, protocol, "Withdraw it").opened("Withdraw"));
		doors.add(Door.of("RegisterForms", Role.ADP_LEAD, "registers", "Save it")
			.opened("Another unit: Options for CRAFT"));
		doors.add(Door.of("RegisterForms", Role.UNIT_LEAD, "registers", "Save it")
			.opened("Ask for training: Training asked for"));
		doors.add(Door.of("RegisterForms", Role.UNIT_LEAD, "registers?area=STRATEGY", "Save it")
			.opened("Add one: Impact assessments"));
		String course = "craft/" + world.uuid("CraftCourse");
		doors.add(Door.of("CraftForms", Role.UNIT_LEAD, "craft", "Save it").opened("A new course").keptNowhere());
		for (String verb : List.of("Session", "Entered treatment?", "Wellbeing", "Left the course")) {
			doors.add(Door.of("CraftForms", Role.UNIT_LEAD, course, "Save it").opened(verb).keptNowhere());
		}
		doors.add(Door.of("CraftForms", Role.UNIT_LEAD, course, "Take back").opened("Take back").keptNowhere());
		doors.add(Door.of("CraftForms", Role.UNIT_LEAD, course, "Withdraw").opened("Withdraw").keptNowhere());
		String therapy = "therapy/" + world.uuid("TherapyStart");
		doors.add(Door.of("TherapyForms", Role.UNIT_LEAD, "therapy", "Save it").opened("A new referral").keptNowhere());
		for (String verb : List.of("Began", "Does not come about")) {
			doors.add(Door.of("TherapyForms", Role.UNIT_LEAD, therapy, "Save it").opened(verb).keptNowhere());
		}
		doors.add(Door.of("TherapyForms", Role.UNIT_LEAD, therapy, "Withdraw").opened("Withdraw").keptNowhere());
		String alert = "alerts/" + world.uuid("DrugAlert");
		doors.add(Door.of("WaitQuarterPage", Role.ADP_LEAD, "treatment/waits/quarter?of=2026-01-01", "Open again")
			.opened("Open it again"));
		doors.add(Door.of("AlertForm", Role.UNIT_LEAD, "alerts/new", "Send for approval"));
		doors.add(Door.of("AlertForm", Role.ADP_LEAD, alert + "/change", "Save").stored(""));
		doors.add(Door.of("AlertPage", Role.ADP_LEAD, alert, "Withdraw").opened("Withdraw"));
		doors.add(Door
			.of("PeriodReturnPage", Role.UNIT_LEAD,
					"unit-returns/%s/treatment.supplies/2026-04-01".formatted(AccessWorld.LED), "File it again")
			.stored(""));
		doors.add(Door.of("UnitReturnsView", Role.UNIT_LEAD, "unit-returns", "Choose")
			.opened("Single records or a return"));
		String published = "published/PHS-NALOXONE-YEAR?figure=KITS&area=NORTH-AYRSHIRE";
		doors.add(Door.of("PublishedSeriesPage", Role.ADP_LEAD, published, "Keep it").opened("Type a figure"));
		doors.add(Door.of("PublishedSeriesPage", Role.ADP_LEAD, published, "Withdraw").opened("Withdraw"));
		doors.add(Door.of("PublishedLoadView", Role.ADP_LEAD, "published/load"));
		doors.add(Door.of("NudgePage", Role.ADP_LEAD, "nudge").onlyShown());
		doors.add(Door.of("OutboxView", Role.ADP_LEAD, "outbox").onlyShown());
		doors.add(Door.of("ReturnsView", Role.ADP_LEAD, "returns?all", "Save")
			.opened("Change: Return of a test, 2026")
			.stored(""));
		doors.add(Door.of("ReportProblemPage", Role.ADP_LEAD, "report-a-problem", "Send the report").keptNowhere());
		doors.add(Door.of("ProblemReportsView", Role.ADP_ADMIN, "problem-reports", "Mark as answered"));
		doors.add(Door.of("RedactionPage", Role.IG_OFFICER, "redaction", "Search").keptNowhere());
		doors.add(Door.of("BusView", Role.ADP_ADMIN, "event-bus", "Discard").opened("Discard"));
		doors.add(Door.of("ImportsView", Role.ADP_LEAD, "imports", "Take back").opened("Take back"));
		doors.add(Door.of("AgreementForm", Role.IG_OFFICER, "agreements", "Save").opened("Record an agreement"));
		doors.add(Door.of("AgreementForm", Role.IG_OFFICER, "agreements/DSA-014", "Save").opened("Change").stored(""));
		doors.add(Door.of("AgreementPage", Role.IG_OFFICER, "agreements/DSA-014", "Suspend").opened("Suspend"));
		doors.add(Door.of("AgreementPage", Role.IG_OFFICER, "agreements/DSA-014", "End it").opened("End it"));
		doors.add(Door.of("PersonLevelPage", Role.IG_OFFICER, "agreements/organisations", "Switch off")
			.opened("Switch off: North Ayrshire Council"));
		doors.add(Door.of("RetentionView", Role.IG_OFFICER, "retention", "Hold")
			.opened("Hold: Naloxone supplied to people at risk"));
		doors.add(Door.of("KeysPage", Role.IG_OFFICER, "person-keys", "Look").keptNowhere());
		doors.add(Door.of("EndingPage", Role.UNIT_LEAD, "people/died", "Save").keptNowhere());
		doors.add(Door.of("SeekPersonPage", Role.UNIT_LEAD, "people/person", "Open").keptNowhere());
		doors.add(Door.of("EndingForms", Role.UNIT_LEAD, "people/person/" + world.uuid("Wait"), "Save")
			.opened("This person died")
			.keptNowhere());
		String person = "people/" + world.reader(Role.UNIT_LEAD, Standing.INSIDE).member();
		doors.add(Door.of("MemberPage", Role.ADP_LEAD, person, "Save").stored(""));
		doors.add(Door.of("MemberPage", Role.ADP_LEAD, person, "End membership"));
		doors.add(Door.of("AccountPage", Role.ADP_LEAD, "access/" + world.uuid("Account"), "Close account"));
		doors.add(Door.of("AddPeopleView", Role.ADP_LEAD, "people/add", "Look at it"));
		doors.add(Door.of("AddPeopleView", Role.ADP_LEAD, "people/add", "Add this person"));
		return doors.stream();
	}

	/** Fills what the world has no need of; whom records name has left since. */
	private void fill() {
		// Referrals, ways into work and families are typed in where an agreement lets a
		// unit keep them.
		jdbc.sql(
				"insert into people.agreement_party (agreement, unit, part, position) values ('DSA-019', :led, 'GIVES', 9), ('DSA-020', :led, 'GIVES', 9), ('DSA-022', :led, 'GIVES', 9), ('DSA-023', :led, 'GIVES', 9), ('DSA-024', :led, 'GIVES', 9), ('DSA-028', :led, 'GIVES', 9), ('DSA-029', :led, 'GIVES', 9)")
			.param("led", AccessWorld.LED)
			.update();
		UUID insider = world.reader(Role.UNIT_LEAD, Standing.INSIDE).member();
		UUID gone = jdbc.sql("select id from identity.member where account = :account")
			.param("account", left.id())
			.query(UUID.class)
			.single();
		left.ends(Role.UNIT_LEAD, today.minusDays(1));
		jdbc.sql(
				"""
						update strategy.action set lead = :lead, deputy = :gone, starts_on = '2026-04-01', ends_on = '2027-03-31',
						    published_text = E'First line\\r\\nand a second one \\n' where id = :id""")
			.param("lead", insider)
			.param("gone", gone)
			.param("id", world.plan.id(world.action))
			.update();
		world.plan.withdraw(withdrawn);
		world.plan.askForHelp(world.action);
		jdbc.sql("""
				update governance.board_line b set based_on = u.id, based_on_at = u.recorded_at
				from strategy.progress_update u where u.action = b.action and b.action = :id""")
			.param("id", world.plan.id(world.action))
			.update();
		jdbc.sql("update governance.decision set owner = :gone, due_on = held_on where id = :id")
			.param("gone", gone)
			.param("id", world.uuid("Decision"))
			.update();
		jdbc.sql("update reporting.return_item set owner = :gone, note = 'As agreed.' where id = :id")
			.param("gone", gone)
			.param("id", world.uuid("Return"))
			.update();
		jdbc.sql(
				"update exchange.import set can_be_taken_back = true, imported_at = now() + interval '1 year' where id = :id")
			.param("id", world.uuid("Import"))
			.update();
		jdbc.sql("""
				insert into bus.parked (id, listener_id, event_type, serialized_event, publication_date, attempts,
				    reason, parked_at)
				values (gen_random_uuid(), 'test.listener', 'test.Happened', '{}', now(), 10, 'Test', now())""")
			.update();
		jdbc.sql("update identity.account set away_until = :until where username = :username")
			.param("until", today.plusDays(9))
			.param("username", world.reader(Role.UNIT_LEAD, Standing.INSIDE).person().username())
			.update();
		jdbc.sql(
				"update directory.meeting set others_present = 'The press' where group_code = :group and held_on = :on")
			.param("group", world.plan.group())
			.param("on", world.meeting)
			.update();
		jdbc.sql(
				"insert into directory.attendance (group_code, held_on, member, present) values (:group, :on, :gone, false)")
			.param("group", world.plan.group())
			.param("on", world.meeting)
			.param("gone", gone)
			.update();
		SecurityContextHolder.getContext()
			.setAuthentication(world.reader(Role.ADP_LEAD, Standing.OUTSIDE).authentication());
		context.getBean(Papers.class)
			.issue(UUID.randomUUID().toString(), new GroupId(world.plan.group()), world.meeting, null);
		SecurityContextHolder.clearContext();
	}

	/**
	 * A way into a form.
	 *
	 * @param form the class that makes its fields
	 * @param verbs the buttons that save; none where it saves nothing
	 * @param opener the words of the button that opens it; empty where it is open
	 * @param row whether it saves only with a row of its list
	 * @param stored whether it opens with what is stored
	 * @param needed the label of what has to be filled in before it saves
	 * @param shown whether its fields are only to be read
	 * @param kept whether what is typed and not saved is kept
	 */
	record Door(String form, Role role, String place, List<String> verbs, String opener, boolean row, boolean stored,
			String needed, boolean shown, boolean kept) {

		static Door of(String form, Role role, String place, String... verbs) {
			return new Door(form, role, place, List.of(verbs), "", false, false, "", false, true);
		}

		Door opened(String words) {
			return new Door(form, role, place, verbs, words, row, stored, needed, shown, kept);
		}

		Door withARow() {
			return new Door(form, role, place, verbs, opener, true, stored, needed, shown, kept);
		}

		Door stored(String needed) {
			return new Door(form, role, place, verbs, opener, row, true, needed, shown, kept);
		}

		Door onlyShown() {
			return new Door(form, role, place, verbs, opener, row, stored, needed, true, kept);
		}

		Door keptNowhere() {
			return new Door(form, role, place, verbs, opener, row, stored, needed, shown, false);
		}

		@Override
		public String toString() {
			return "%s: %s%s".formatted(form, String.join(", ", verbs), opener.isEmpty() ? "" : " (" + opener + ")");
		}

	}

}
