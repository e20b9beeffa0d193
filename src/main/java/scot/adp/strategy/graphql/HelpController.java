package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ByDay;

/** Requests for help. */
@Controller
class HelpController {

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
		var states = (open == null || open) ? EnumSet.of(HelpRequests.State.OPEN, HelpRequests.State.TO_MEETING)
				: EnumSet.of(HelpRequests.State.ANSWERED);
		int size = CountedConnection.size(first);
		HelpRequests.@Nullable Id last = CountedConnection.key(after, HelpRequests.Id::new);
		if (changedSince == null) {
			return new SinceConnection<>(CountedConnection.of(help.page(states, last, size), size, last != null,
					help.count(states), row -> row.id().value().toString()), until, List.of());
		}
		return new SinceConnection<>(
				CountedConnection.of(help.changed(states, changedSince, last, size), size, last != null,
						help.countChanged(states, changedSince), row -> row.id().value().toString()),
				until, help.removed(states, changedSince));
	}

	@MutationMapping
	HelpRequestView askForHelp(@Argument AskInput input) {
		var asked = help.ask(input.idempotencyKey(), input.plan(), input.action(), input.words());
		return help.find(asked.id()).orElseThrow();
	}

	@MutationMapping
	HelpRequestView answerHelp(@Argument AnswerInput input) {
		return help.answer(input.idempotencyKey(), input.id(), input.expectedVersion(), input.answer());
	}

	@MutationMapping
	HelpRequestView takeHelpToMeeting(@Argument MeetingInput input) {
		return help.takeToMeeting(input.idempotencyKey(), input.id(), input.expectedVersion(), input.group(),
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

	private static @Nullable String shown(HelpRequestView request, @Nullable String word) {
		if (!request.wordsShown()) {
			throw Problem.forbidden("These words stay with the lead unit and the support team.");
		}
		return word;
	}

	@Bean
	static NodeSource<HelpRequests.Id> helpNodes(HelpRequests help) {
		return new NodeSource<>("HelpRequest", HelpRequests.Id.class, help::find);
	}

	/** A request as a client sends it. */
	record AskInput(String idempotencyKey, PlanCode plan, String action, @Nullable String words) {
	}

	/** An answer as a client sends it. */
	record AnswerInput(String idempotencyKey, HelpRequests.Id id, Integer expectedVersion, String answer) {
	}

	/** A meeting as a client sends it. */
	record MeetingInput(String idempotencyKey, HelpRequests.Id id, Integer expectedVersion, GroupId group,
			LocalDate on) {
	}

}
