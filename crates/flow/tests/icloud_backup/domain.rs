//! Everything that is known to make iCloud Backup fail, as rows, each with where the guide has it.

use std::collections::BTreeSet;

use super::guide;

/// Rows of the article that the guide grew from: reasons, steps, prevention, alternatives, questions.
const ARTICLE: [(&str, &[&str]); 24] = [
    ("why a backup matters", &["why-backup"]),
    ("iCloud storage is too small", &["storage-full"]),
    ("network trouble", &["weak-wifi", "no-internet"]),
    ("outdated iOS", &["ios-bug"]),
    ("settings misconfigured", &["backup-off", "low-data-mode"]),
    (
        "check storage, delete old backups, upgrade",
        &["free-icloud-space", "delete-old-backups", "upgrade-plan"],
    ),
    ("a stable connection", &["better-wifi", "try-another-network"]),
    ("update the device", &["update-ios"]),
    ("review the settings", &["turn-on-backup", "is-backup-on"]),
    ("restart the iPhone", &["restart"]),
    ("reset network settings", &["reset-network-settings"]),
    ("sign out and in again", &["sign-out-and-in"]),
    ("watch the storage", &["keep-an-eye-on-storage"]),
    ("automatic backup on", &["keep-automatic-backup-on"]),
    ("keep iOS up to date", &["keep-ios-up-to-date"]),
    ("a backup on a computer", &["backup-to-computer", "computer-backup"]),
    ("Google Drive", &["google-drive"]),
    ("Dropbox", &["dropbox"]),
    ("the backup is stuck", &["stuck-backup", "stuck-process"]),
    ("why is my storage full", &["storage-is-full"]),
    ("is backup enabled", &["is-backup-on", "switch"]),
    ("the account is not recognised", &["account-not-recognised"]),
    ("cannot connect to iCloud", &["cannot-connect", "symptom.cannot-connect"]),
    ("errors in general, and a solid plan", &["backup-errors", "a-solid-plan"]),
];

/// What people see, and words of it that must stand in the guide.
const SYMPTOMS: [(&str, &[&str]); 32] = [
    ("iPhone Backup Failed", &["symptom.not-enough-storage"]),
    ("almost full", &["symptom.not-enough-storage", "storage-is-full"]),
    ("Not Enough Storage", &["symptom.not-enough-storage"]),
    ("The last backup could not be completed", &["symptom.last-backup-failed"]),
    ("some files were unavailable", &["symptom.last-backup-failed"]),
    ("Estimating Time Remaining", &["symptom.never-finishes"]),
    ("About 1 minute remaining", &["symptom.never-finishes"]),
    ("Back Up Now is grey", &["symptom.button-grey", "back-up-now.cannot-tap"]),
    ("weeks since the last backup for this iPhone", &["symptom.weeks-since"]),
    ("iPhone Not Backed Up", &["symptom.weeks-since"]),
    ("Cannot Back Up", &["symptom.cannot-back-up"]),
    ("iCloud Backup requires that you verify your password", &["symptom.cannot-back-up"]),
    ("iCloud Backup cannot reach the account", &["symptom.cannot-back-up"]),
    ("problem enabling iCloud Backup", &["symptom.unknown-error"]),
    ("An unknown error occurred", &["symptom.unknown-error"]),
    ("The switch turns itself off", &["symptom.switch-off"]),
    ("is locked, or is missing", &["symptom.switch-off", "switch.locked"]),
    ("Your name or Sign Out is grey", &["account-name.grey", "cannot-sign-out"]),
    ("still restoring", &["symptom.still-restoring"]),
    ("Restore Incomplete", &["symptom.still-restoring"]),
    ("some apps are not included", &["new-iphone-free-space"]),
    ("This Apple Account has been locked for security reasons", &["symptom.account-locked-message"]),
    ("Verification Failed", &["symptom.cannot-connect"]),
    ("cannot connect to iCloud", &["symptom.cannot-connect"]),
    ("a request or a red badge", &["account-requests.yes"]),
    ("Security Delay Required", &["cannot-sign-out", "sign-out-and-in"]),
    ("says Never", &["symptom.no-error-old"]),
    ("No message, but the last backup is old", &["symptom.no-error-old"]),
    ("starts again from zero", &["symptom.never-finishes"]),
    ("If you do not see it, you need Wi-Fi", &["cellular-and-hotspot", "back-up-over-cellular"]),
    ("bought more", &["bought-more-still-full", "plan.paid-not-shown"]),
    ("Yes, and it works there", &["other-networks.works-elsewhere"]),
];

/// What can be wrong. iOS 8 and earlier cannot show this guide; a page says it to whoever asks for another device.
const CAUSES: [(&str, &[&str]); 31] = [
    ("iCloud storage smaller than the next backup", &["storage-full"]),
    ("power, lock and Wi-Fi never together", &["night-conditions"]),
    ("weak Wi-Fi or a slow upload", &["weak-wifi"]),
    ("a first or very large backup", &["large-backup"]),
    ("backup switched off", &["backup-off"]),
    ("no real internet", &["no-internet"]),
    ("a stuck process", &["stuck-process"]),
    ("the account asks for something", &["account-action"]),
    ("an outage at Apple", &["outage"]),
    ("a VPN, filter or security app", &["vpn-filter"]),
    ("a network that blocks or inspects", &["managed-network"]),
    ("a profile that forbids backup", &["managed-phone"]),
    ("a fault of iOS, or an old version", &["ios-bug"]),
    ("Low Data Mode", &["low-data-mode"]),
    ("a restore that still runs", &["restoring"]),
    ("the iPhone’s own storage is full", &["iphone-full"]),
    ("one app breaks the backup", &["app-breaks-backup"]),
    ("the backup in iCloud is damaged", &["damaged-backup"]),
    ("no two-factor authentication", &["no-two-factor"]),
    ("the account is locked", &["account-locked"]),
    ("signed out, or another account", &["other-account"]),
    ("the payment failed", &["billing"]),
    ("the family uses the space", &["family-space-used"]),
    ("a wrong clock", &["wrong-clock"]),
    ("Screen Time", &["screen-time"]),
    ("space bought on another account", &["plan-elsewhere"]),
    ("iOS 8 and earlier", &["keep-ios-up-to-date"]),
    ("a charger that does not charge", &["charging"]),
    ("a beta", &["beta"]),
    ("cellular that is not allowed", &["cellular-only"]),
    ("other uploads at the same time", &["competing-sync"]),
];

/// What people ask beyond the article.
const QUESTIONS: [(&str, &[&str]); 35] = [
    ("free space on the phone, and not enough storage", &["phone-space-or-icloud-space"]),
    ("bought more, and it still fails", &["bought-more-still-full"]),
    ("what is in the next backup", &["what-is-in-next-backup"]),
    ("are my photos safe", &["are-my-photos-safe"]),
    ("by hand it works, by itself never", &["manual-works-automatic-not"]),
    ("how long should it take, and may I use it meanwhile", &["how-long-it-takes"]),
    ("cellular", &["cellular-and-hotspot"]),
    ("a hotspot", &["cellular-and-hotspot"]),
    ("a VPN", &["vpn-and-backup"]),
    ("a work phone", &["work-phone"]),
    ("a new iPhone and 5 GB", &["new-iphone-free-space"]),
    ("my old backup is gone", &["backup-vanished"]),
    ("what deleting a backup deletes", &["what-deleting-a-backup-does"]),
    ("chat apps", &["chat-apps"]),
    ("can I see it on the web", &["see-backup-on-the-web"]),
    ("a broken screen", &["broken-iphone"]),
    ("I cannot sign out", &["cannot-sign-out"]),
    ("onto an older iPhone", &["older-iphone-restore"]),
    ("Advanced Data Protection", &["advanced-data-protection"]),
    ("an app came back empty", &["app-came-back-empty"]),
    ("two iPhones, one account", &["several-devices"]),
    ("deleted photos, still full", &["deleted-photos-still-full"]),
    ("which plans there are", &["storage-plans"]),
    ("did it really work", &["check-a-backup"]),
    ("handing the iPhone in today", &["trade-in-today"]),
    ("no computer", &["no-computer"]),
    ("how automatic backup works", &["how-automatic-works"]),
    ("nothing is wrong, only checking", &["just-checking", "is-backup-on"]),
    ("somebody else’s iPhone: a parent, a child", &["helping-someone", "allow-account-changes"]),
    ("an iPad, or reading on Android", &["ipad-or-android"]),
    ("Stolen Device Protection", &["stolen-device-protection", "cannot-sign-out"]),
    ("Screen Time", &["screen-time-limits", "account-name.grey", "screen-time"]),
    ("lost or stolen", &["lost-or-stolen"]),
    ("no Wi-Fi at home", &["no-wifi-at-home", "network.cellular", "website.no-wifi"]),
    ("straight onto the new iPhone", &["phone-to-phone"]),
];

#[test]
fn the_whole_domain_is_in_the_guide() {
    let (guide, _) = guide();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    ids.extend(guide.causes.iter().map(|cause| cause.id.clone()));
    ids.extend(guide.fixes.iter().map(|fix| fix.id.clone()));
    ids.extend(guide.pages.iter().map(|page| page.id.clone()));
    for question in &guide.questions {
        ids.insert(question.id.clone());
        ids.extend(question.answers.iter().map(|answer| format!("{}.{}", question.id, answer.id)));
    }
    let rows = ARTICLE.iter().chain(&SYMPTOMS).chain(&CAUSES).chain(&QUESTIONS);
    let missing: Vec<String> = rows
        .flat_map(|(row, places)| places.iter().map(move |place| (row, *place)))
        .filter(|(_, place)| !ids.contains(*place))
        .map(|(row, place)| format!("{row}: {place}"))
        .collect();
    assert!(missing.is_empty(), "not in the guide: {missing:?}");
}

#[test]
fn the_words_that_people_see_stand_in_the_guide() {
    let text = super::GUIDE.to_lowercase();
    let missing: Vec<&str> = SYMPTOMS
        .iter()
        .map(|(words, _)| *words)
        .filter(|words| !text.contains(&words.to_lowercase()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A row that no cause or page of the guide stands behind would be one that this list forgot.
#[test]
fn the_list_knows_every_cause_of_the_guide() {
    let (guide, _) = guide();
    let listed: BTreeSet<&str> = CAUSES.iter().flat_map(|(_, places)| places.iter().copied()).collect();
    let known = guide.causes.iter().map(|cause| cause.id.as_str());
    let other = guide.causes.last().map(|cause| cause.id.as_str());
    let unlisted: Vec<&str> = known.filter(|id| !listed.contains(id) && Some(*id) != other).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}
