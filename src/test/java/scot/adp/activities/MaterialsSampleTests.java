package scot.adp.activities;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.directory.PlaceId;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The resources, stock and campaigns of a first start with sample data. */
@AdpTest
class MaterialsSampleTests {

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ResourceStockStore stock;

	@Autowired
	ActivityRules rules;

	@Autowired
	Clock clock;

	@Test
	void thereIsAsMuchAsWasPromised() {
		assertThat(number("select count(*) from activities.resource where made_by_name = 'Sample data'")).isEqualTo(55);
		assertThat(number("select count(*) from activities.campaign where made_by_name = 'Sample data'")).isEqualTo(30);
		assertThat(number("select count(*) from activities.stock_move where recorded_by_name = 'Sample data'"))
			.isEqualTo(1100);
		assertThat(number("select count(*) from activities.campaign_figures where version > 1")).isPositive();
	}

	@Test
	void nothingIsBelowNothing() {
		var wheres = jdbc.sql("select distinct place, resource from activities.stock_move")
			.query((row, number) -> new ResourceStockStore.Where(new PlaceId(row.getObject("place", UUID.class)),
					new Resources.Id(row.getObject("resource", UUID.class))))
			.list();

		assertThat(stock.moves(wheres).values()).isNotEmpty()
			.allSatisfy(
					all -> assertThat(StockCount.tooMany(all.stream().map(StockMoveView::move).toList())).isEmpty());
	}

	@Test
	void someAreToCheckAndSomeAreDueAndSomeOutletsAreNotStocked() {
		LocalDate today = LocalDate.now(clock);
		Map<PlaceId, Boolean> stocked = stock.levels(List.of(today), null, null)
			.stream()
			.filter(it -> it.lastOn() != null)
			.collect(Collectors.toMap(
					ResourceStockStore.Level::place, it -> StockCount.stocked(it.number(),
							Objects.requireNonNull(it.lastOn()), today, rules.on(today).stockedDays()),
					Boolean::logicalOr));

		assertThat(stocked.values()).contains(true, false);
		assertThat(number("""
				select count(*) from activities.resource r where r.withdrawn_on is null and exists (
				    select from activities.alert_heard a where a.heard_at > r.looked_at
				        and cast(a.substances as text[]) && cast(r.substances as text[]))""")).isPositive();
	}

	/** Neither module knows the other, so nothing else holds their codes together. */
	@Test
	void substancesAreThoseOfDrugAlerts() {
		var alerts = CodeList.of(ConfigFile.read(Path.of("config/treatment/alerts.yaml")).root().entry("lists"),
				"substance");

		assertThat(rules.list(ActivityLists.Kind.SUBSTANCE).values()).extracting(CodeList.Value::code)
			.containsExactlyElementsOf(
					alerts.values().stream().filter(it -> !it.missing()).map(CodeList.Value::code).toList());
	}

	private int number(String sql) {
		return jdbc.sql(sql).query(Integer.class).single();
	}

}
