package scot.adp.community.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.Volunteers;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;

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
	List<BatchResult> recordVolunteerHours(@Argument RecordVolunteerHoursInput input) {
		return volunteers.recordHours(input.idempotencyKey(),
				input.hours().stream().map(VolunteerHoursInput::worked).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<Volunteers.Id> volunteerNodes(Volunteers volunteers) {
		return new NodeSource<>("Volunteer", Volunteers.Id.class, volunteers::find);
	}

	/** Hours with the key of all of them. */
	record RecordVolunteerHoursInput(String idempotencyKey, List<VolunteerHoursInput> hours, @Nullable Boolean dryRun) {
	}

	/** Hours of a day. */
	record VolunteerHoursInput(Volunteers.Id volunteer, LocalDate on, BigDecimal hours, @Nullable Boolean sure) {

		Volunteers.Worked worked() {
			return new Volunteers.Worked(volunteer, on, hours, Boolean.TRUE.equals(sure));
		}

	}

}
