package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.HelpRequestId;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.HelpState;
import scot.adp.strategy.PlanCode;

/** Requests for help. */
@Controller
class HelpController implements NodeSource {

	private final HelpRequests help;

	private final ActionRegister register;

	HelpController(HelpRequests help, ActionRegister register) {
		this.help = help;
		this.register = register;
	}

	@QueryMapping
	SinceConnection<HelpRequestView> helpRequests(@Argument @Nullable Boolean open,
			@Argument @Nullable OffsetDateTime changedSince, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		// Before the rows, so that what is written meanwhile comes next time.
		OffsetDateTime until = register.changedUntil();
		var states = (open == null || open) ? EnumSet.of(HelpState.OPEN, HelpState.TO_MEETING)
				: EnumSet.of(HelpState.ANSWERED);
		int size = CountedConnection.size(first);
		@Nullable String key = CountedConnection.key(after);
		if (changedSince == null) {
			return new SinceConnection<>(CountedConnection.of(help.page(states, behind(key), size), size, key != null,
					help.count(states), row -> row.id().value().toString()), until, List.of());
		}
		return new SinceConnection<>(
				CountedConnection.of(help.changed(states, changedSince, behind(key), size), size, key != null,
						help.countChanged(states, changedSince), row -> row.id().value().toString()),
				until,
				help.removed(states, changedSince)
					.stream()
					.map(id -> NodeSource.globalId("HelpRequest", id.value()))
					.toList());
	}

	@MutationMapping
	HelpRequestView askForHelp(@Argument AskInput input) {
		var asked = help.ask(input.idempotencyKey(), PlanController.code("plan", input.plan(), PlanCode::new),
				input.action(), input.words());
		return help.find(asked.id()).orElseThrow();
	}

	@MutationMapping
	HelpRequestView answerHelp(@Argument AnswerInput input) {
		return help.answer(input.idempotencyKey(), id(input.id()), input.expectedVersion(), input.answer());
	}

	@MutationMapping
	HelpRequestView takeHelpToMeeting(@Argument MeetingInput input) {
		return help.takeToMeeting(input.idempotencyKey(), id(input.id()), input.expectedVersion(), group(input.group()),
				input.on());
	}

	@BatchMapping(typeName = "Action", field = "helpRequests")
	Map<ActionView, List<HelpRequestView>> ofActions(List<ActionView> actions) {
		return ByDay.lists(actions, help::of);
	}

	@BatchMapping(typeName = "HelpRequest", field = "action")
	Map<HelpRequestView, ActionView> action(List<HelpRequestView> requests) {
		return AsAt.each(requests, HelpRequestView::asAt, those -> {
			var found = register.byIds(those.stream().map(HelpRequestView::action).distinct().toList());
			return those.stream()
				.filter(request -> found.containsKey(request.action()))
				.collect(Collectors.toMap(Function.identity(),
						request -> Objects.requireNonNull(found.get(request.action()))));
		});
	}

	@SchemaMapping(typeName = "HelpRequest", field = "id")
	String globalId(HelpRequestView request) {
		return NodeSource.globalId("HelpRequest", request.id().value());
	}

	@SchemaMapping(typeName = "HelpRequest", field = "meetingGroup")
	@Nullable String meetingGroup(HelpRequestView request) {
		return (request.meetingGroup() != null) ? request.meetingGroup().value() : null;
	}

	@SchemaMapping(typeName = "HelpRequest", field = "words")
	@Nullable String words(HelpRequestView request) {
		return shown(request, request.words());
	}

	@SchemaMapping(typeName = "HelpRequest", field = "answer")
	@Nullable String answer(HelpRequestView request) {
		return shown(request, request.answer());
	}

	@SchemaMapping(typeName = "HelpRequest", field = "answeredBy")
	@Nullable String answeredBy(HelpRequestView request) {
		return shown(request, request.answeredBy());
	}

	@Override
	public String type() {
		return "HelpRequest";
	}

	@Override
	public Optional<?> find(String localId) {
		try {
			return help.find(new HelpRequestId(UUID.fromString(localId)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static @Nullable String shown(HelpRequestView request, @Nullable String word) {
		if (!request.wordsShown()) {
			throw Problem.forbidden("These words stay with the lead unit and the support team.");
		}
		return word;
	}

	private static HelpRequestId id(String globalId) {
		return new HelpRequestId(GivenId.of("HelpRequest", "id", globalId));
	}

	private static GroupId group(String code) {
		try {
			return new GroupId(code);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("group", String.valueOf(ex.getMessage()));
		}
	}

	private static @Nullable HelpRequestId behind(@Nullable String key) {
		try {
			return (key != null) ? new HelpRequestId(UUID.fromString(key)) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("after", "This is no cursor; use one that a page gave you.");
		}
	}

	/** A request as a client sends it. */
	record AskInput(String idempotencyKey, String plan, String action, @Nullable String words) {
	}

	/** An answer as a client sends it. */
	record AnswerInput(String idempotencyKey, String id, int expectedVersion, String answer) {
	}

	/** A meeting as a client sends it. */
	record MeetingInput(String idempotencyKey, String id, int expectedVersion, String group, LocalDate on) {
	}

}
