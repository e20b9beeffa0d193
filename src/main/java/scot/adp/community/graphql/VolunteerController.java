package scot.adp.community.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.community.Door;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.Volunteers;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** People who volunteer. */
@Controller
class VolunteerController {

	private static final int AT_MOST = 500;

	private final Volunteers volunteers;

	VolunteerController(Volunteers volunteers) {
		this.volunteers = volunteers;
	}

	@QueryMapping
	List<VolunteerView> volunteers(@Argument VolunteerView.@Nullable State state) {
		return volunteers.page(Volunteers.Filter.of(state), 0, AT_MOST);
	}

	@QueryMapping
	CountedConnection<VolunteerView> volunteering(@Argument VolunteerView.@Nullable State state,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Volunteers.@Nullable Id last = CountedConnection.key(after, Volunteers.Id::new);
		var filter = Volunteers.Filter.of(state);
		return CountedConnection.of(volunteers.behind(filter, last, size), size, last != null, volunteers.count(filter),
				row -> row.id().value().toString());
	}

	@SchemaMapping(typeName = "Volunteer", field = "role")
	CodeList.Value role(VolunteerView of) {
		return volunteers.told(Lists.ROLE, of.role());
	}

	@SchemaMapping(typeName = "Volunteer", field = "pvg")
	CodeList.Value pvg(VolunteerView of) {
		return volunteers.told(Lists.PVG, of.pvg());
	}

	@SchemaMapping(typeName = "Volunteer", field = "endReason")
	CodeList.@Nullable Value endReason(VolunteerView of) {
		return (of.endReason() != null) ? volunteers.told(Lists.END_REASON, of.endReason()) : null;
	}

	@MutationMapping
	@Nullable VolunteerView addVolunteer(@Argument AddVolunteerInput input) {
		var id = volunteers.add(input.idempotencyKey(),
				new Volunteers.New(input.unit(), input.ownRef(), input.chi(), input.from(), input.does().what()),
				Door.API);
		return volunteers.find(id).orElse(null);
	}

	@MutationMapping
	@Nullable VolunteerView changeVolunteer(@Argument ChangeVolunteerInput input) {
		volunteers.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.does().what());
		return volunteers.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable VolunteerView endVolunteer(@Argument EndVolunteerInput input) {
		volunteers.end(input.idempotencyKey(), input.id(), input.expectedVersion(), input.endedOn(), input.endReason());
		return volunteers.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable VolunteerView withdrawVolunteer(@Argument WithdrawVolunteerInput input) {
		volunteers.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return volunteers.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordVolunteerHours(@Argument RecordVolunteerHoursInput input) {
		return volunteers.recordHours(input.idempotencyKey(),
				input.hours().stream().map(VolunteerHoursInput::worked).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	List<BatchResult> setVolunteerHours(@Argument SetVolunteerHoursInput input) {
		volunteers.setHours(input.idempotencyKey(), input.hours().stream().map(VolunteerHoursInput::worked).toList());
		return IntStream.range(0, input.hours().size())
			.mapToObj(i -> new BatchResult(i,
					NodeSource.globalId(Volunteers.TYPE, input.hours().get(i).volunteer().value()), List.of(),
					List.of()))
			.toList();
	}

	@Bean
	static NodeSource<Volunteers.Id> volunteerNodes(Volunteers volunteers) {
		return new NodeSource<>(Volunteers.TYPE, Volunteers.Id.class, volunteers::find);
	}

	/** What somebody does, and how far they are. */
	record VolunteerDoesInput(String role, Boolean regulated, String pvg, @Nullable LocalDate pvgExpiresOn,
			@Nullable LocalDate supervisionDue, Boolean expenses, VolunteerView.State state) {

		Volunteers.What what() {
			return new Volunteers.What(role, regulated, pvg, pvgExpiresOn, supervisionDue, expenses, state);
		}

	}

	/** Somebody who begins to volunteer. */
	record AddVolunteerInput(String idempotencyKey, UnitId unit, @Nullable String ownRef, @Nullable String chi,
			LocalDate from, VolunteerDoesInput does) {

		@Override
		public String toString() {
			return "a volunteer";
		}

	}

	/** All that is to be said of what somebody does. */
	record ChangeVolunteerInput(String idempotencyKey, Volunteers.Id id, Integer expectedVersion,
			VolunteerDoesInput does) {
	}

	/** Somebody who volunteers no longer. */
	record EndVolunteerInput(String idempotencyKey, Volunteers.Id id, Integer expectedVersion, LocalDate endedOn,
			String endReason) {
	}

	/** Somebody who is to be withdrawn. */
	record WithdrawVolunteerInput(String idempotencyKey, Volunteers.Id id, Integer expectedVersion, String because) {
	}

	/** Hours with the key of all of them. */
	record RecordVolunteerHoursInput(String idempotencyKey, List<VolunteerHoursInput> hours, @Nullable Boolean dryRun) {
	}

	/** Hours in the place of what was said of their days, with the key of all of them. */
	record SetVolunteerHoursInput(String idempotencyKey, List<VolunteerHoursInput> hours) {
	}

	/** Hours of a day. */
	record VolunteerHoursInput(Volunteers.Id volunteer, LocalDate on, BigDecimal hours, @Nullable Boolean sure) {

		Volunteers.Worked worked() {
			return new Volunteers.Worked(volunteer, on, hours, Boolean.TRUE.equals(sure));
		}

	}

}
