package scot.adp.backup.ui;

import java.util.List;

import com.vaadin.flow.component.html.Span;
import org.springframework.stereotype.Component;
import scot.adp.backup.Backups;
import scot.adp.identity.Members;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Tells the support team that the nightly backups stay away. */
@Component
class BackupToday implements WorkItems {

	private final Backups backups;

	private final Members members;

	BackupToday(Backups backups, Members members) {
		this.backups = backups;
		this.members = members;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		if (!members.me().supportTeam()) {
			return Found.NONE;
		}
		var state = backups.state();
		if (!state.late()) {
			return Found.NONE;
		}
		String title = (state.last() != null) ? text("backup.today", Dates.time(state.last()))
				: text("backup.today.never");
		return new Found(List.of(new WorkItem(text("backup.work"), title, text("backup.today.detail"), null, null, null,
				text("backup.today.verb"), "backups")), 1);
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
