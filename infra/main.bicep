// The whole product on Azure: one storage account, one Flex Consumption function app that reaches it by identity, event delivery for
// uploads, who may do what, and monitoring. Deploy guide: README.md beside this file.
targetScope = 'resourceGroup'

@description('Short name from which all resource names are made: lower-case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'pipeline'

@description('Where everything is placed.')
param location string = resourceGroup().location

@description('When the nightly snapshot is taken, as NCRONTAB in UTC; 18:30 UTC is 02:30 in Yunnan.')
param snapshotSchedule string = '0 30 18 * * *'

@description('Whether anyone may read released snapshots without a token.')
param publicRead bool = false

@description('Whether a nightly snapshot is released at once; otherwise a reviewer releases it.')
param autoRelease bool = true

@description('Where the daily reminders of who is due or overdue are posted; nobody where it is empty. Such an address often has a key in it: it is not kept in the deployment history.')
@secure()
param reminderWebhook string = ''

@description('Set to true on the second deployment, when the function app has been published: event delivery needs a key that the app makes at its first start.')
param deliverEvents bool = false

@description('The Entra group of each reporter: { reporter: \'530100\', groupId: \'…\' }. A group reaches the blobs of its own prefix only.')
param reporterGroups array = []

var suffix = uniqueString(resourceGroup().id, name)
var storageAccountName = take('${name}${suffix}', 24)
var functionAppName = '${name}-${suffix}'

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: storageAccountName
    location: location
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: functionAppName
    location: location
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    name: functionAppName
    location: location
    storageAccountName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    snapshotSchedule: snapshotSchedule
    publicRead: publicRead
    autoRelease: autoRelease
    reminderWebhook: reminderWebhook
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    storageAccountName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.name
    functionAppPrincipalId: functions.outputs.principalId
    reporterGroups: reporterGroups
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  params: {
    name: functionAppName
    location: location
    storageAccountName: storage.outputs.name
    functionAppName: functions.outputs.name
    deliver: deliverEvents
  }
  dependsOn: [
    access
  ]
}

output functionAppName string = functions.outputs.name
output address string = functions.outputs.address
output storageAccountName string = storage.outputs.name
