import { account } from '../../account';
import { offline } from '../taskrouter/activities';
import { isJsonObject, type JsonObject } from '../rest/json';

const created = '2024-01-01T00:00:00Z';

const initial = {
  account_sid: account.sid,
  flex_instance_sid: account.flexInstanceSid,
  date_created: created,
  date_updated: created,
  attributes: {},
  status: 'ok',
  taskrouter_workspace_sid: account.workspaceSid,
  taskrouter_target_workflow_sid: account.workflowSid,
  taskrouter_target_taskqueue_sid: account.taskQueueSid,
  taskrouter_taskqueues: [],
  taskrouter_skills: [],
  taskrouter_worker_channels: {},
  taskrouter_worker_attributes: {},
  taskrouter_offline_activity_sid: offline.sid,
  runtime_domain: null,
  messaging_service_instance_sid: null,
  chat_service_instance_sid: null,
  flex_service_instance_sid: null,
  ui_language: 'en-US',
  ui_dependencies: {},
  ui_version: '~2.17.0',
  service_version: '1.0.0',
  call_recording_enabled: false,
  call_recording_webhook_url: null,
  crm_enabled: false,
  crm_type: null,
  crm_callback_url: null,
  crm_fallback_url: null,
  crm_attributes: {},
  public_attributes: {},
  plugin_service_enabled: true,
  plugin_service_attributes: {},
  integrations: [],
  outbound_call_flows: {
    default: {
      enabled: true,
      location: 'US',
      caller_id: account.phoneNumber,
      queue_sid: account.taskQueueSid,
      workflow_sid: account.workflowSid,
    },
  },
  serverless_service_sids: [],
  queue_stats_configuration: {},
  notifications: { enabled: false },
  markdown: {},
  flex_insights_hr: {},
  flex_insights_drilldown: false,
  flex_url: null,
  channel_configs: [],
  debugger_integration: { enabled: false },
  flex_ui_status_report: { enabled: false },
  agent_conv_end_methods: { enabled: [] },
  citrix_voice_vdi: {},
  offline_config: {},
  url: 'https://flex-api.twilio.com/v1/Configuration',
};

/**
 * `flex-api.twilio.com/v1/Configuration`, as far as Flex UI reads it (its sources). Features that need
 * further servers are off.
 */
export interface FlexConfiguration {
  current(): JsonObject;
  /** What of it the agents' pages are given at their top level. */
  uiAttributes(): JsonObject;
  /** Each given property replaces the existing one as a whole; undefined if one is unknown. */
  update(changes: JsonObject): JsonObject | undefined;
}

/** @param uiAttributes what the account comes with */
export function createConfiguration(uiAttributes: JsonObject): FlexConfiguration {
  let current: JsonObject = { ...initial, ui_attributes: uiAttributes };
  return {
    current: () => current,
    uiAttributes: () => (isJsonObject(current.ui_attributes) ? current.ui_attributes : {}),
    update(changes) {
      if (Object.keys(changes).some((name) => !(name in current))) return undefined;
      current = { ...current, ...changes, date_updated: new Date().toISOString() };
      return current;
    },
  };
}
